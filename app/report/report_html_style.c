/* SPDX-License-Identifier: MIT */
#include "app/report/report_html.h"

/* Dark on a screen, light where the viewer wants it, always light on paper (A4). From 1100 px
 * the two long charts stand beside a short one; up to 700 px, a phone, everything is one column
 * and the long charts are drawn narrow. */
void report_html_style(FILE *out)
{
    static const char light[] =
        "--bg:#FFFFFF;--surface:#F6F4F0;--raised:#E7E3DC;--line:#DAD5CC;--off:#8B867E;"
        "--text:#14191F;--text2:#46515D;--text3:#66707B;--ink:#FFFFFF;--pulse:#B84A1B;"
        "--breath:#6B57C9;--data1:#54708F;--h0:#EFECE6;--h1:#F2D3C3;--h2:#ECAA8E;"
        "--h3:#D9764D;--h4:#B84A1B";
    static const char dark[] =
        "--bg:#0B0F14;--surface:#131A22;--raised:#1F2A36;--line:#2A3644;--off:#5F6D7D;"
        "--text:#F4F1EA;--text2:#B9C3CE;--text3:#8C99A8;--ink:#0B0F14;--pulse:#FF8A5C;"
        "--breath:#B9A8FF;--data1:#9DB4CC;--h0:#1B2530;--h1:#4A3A3A;--h2:#854E42;"
        "--h3:#C46A4D;--h4:#FF8A5C";
    static const char *const rules[] = {
        "*{box-sizing:border-box;margin:0}",
        "body{background:var(--bg);color:var(--text);font:500 13px/1.45 "
        "Inter,Lato,system-ui,sans-serif;font-feature-settings:'tnum';padding:30px 44px;"
        "max-width:1320px;margin:auto}",
        "header{display:flex;align-items:center;gap:12px;padding-bottom:18px;"
        "border-bottom:1px solid var(--line)}",
        "header svg{width:38px;height:38px}",
        "header strong{font:600 26px/1 'Inter Display',Inter,system-ui,sans-serif;"
        "letter-spacing:-.03em}",
        "header span{margin-left:auto;text-align:right;color:var(--text2)}",
        "h1{font:600 30px/1.15 'Inter Display',Inter,system-ui,sans-serif;"
        "letter-spacing:-.02em;margin:16px 0 2px}",
        ".lead{color:var(--text2);font-size:15px}",
        "main{display:grid;grid-template-columns:repeat(12,1fr);gap:12px;margin-top:14px}",
        ".num{grid-column:span 3;padding:12px 16px 14px;background:var(--surface);"
        "border-radius:14px}",
        ".num b{display:block;font:600 36px/1.15 'Inter "
        "Display',Inter,system-ui,sans-serif;letter-spacing:-.02em}",
        ".num span{display:block}.num small{color:var(--text3);font-size:12px}",
        "figure,section{background:var(--surface);border-radius:14px;padding:14px 16px "
        "12px;break-inside:avoid;min-width:0}",
        "figcaption,h2,caption{font-weight:600;color:var(--text2);font-size:14px;"
        "margin-bottom:6px;text-align:left}",
        "figure svg{display:block;width:100%;height:auto;overflow:visible;"
        "font-family:inherit}",
        "figure p,section p{font-size:12px;color:var(--text3);margin-top:8px}",
        "section ul{padding-left:18px;font-size:13px;color:var(--text2)}",
        ".narrow{display:none!important}#defs{position:absolute;width:0;height:0}",
        ".w,.t{grid-column:span 12}.h{grid-column:span 6}.l{grid-column:span 7}.s{"
        "grid-column:span 5}.s svg{max-width:300px}.t svg{max-width:760px}",
        "table{width:100%;border-collapse:collapse;font-size:13px}",
        "th{font-weight:500;color:var(--text3);font-size:12px;text-align:right;"
        "padding:3px 0 3px 10px}",
        "td{text-align:right;padding:4px 0 4px 10px;border-top:1px solid var(--line);"
        "white-space:nowrap}",
        "th:first-child,td:first-child{text-align:left;padding-left:0;white-space:normal}",
        ".few{color:var(--text3)}",
        "footer{display:flex;justify-content:space-between;gap:20px;color:var(--text3);"
        "font-size:12px;margin-top:14px;padding-top:10px;border-top:1px solid "
        "var(--line)}",
        "@media screen and (min-width:1100px){main{gap:16px}.w{grid-column:span 8}.h{"
        "grid-column:span 4}.num{order:-1}.v{order:1}.d{order:2}.b{order:3}.f{order:4}.l{"
        "order:5}.s{order:6}.t,.r{order:7}.l svg{max-width:460px}.d svg,.f svg{"
        "max-width:400px}}",
        "@media screen and (max-width:700px){body{padding:18px 16px}.num{"
        "grid-column:span 6}.num b{font-size:30px}.w,.h,.l,.s{grid-column:span 12}.wide{"
        "display:none!important}.narrow{display:block!important}.x{display:none}h1{"
        "font-size:26px}footer{flex-direction:column;gap:4px}}",
        "@page{size:A4;margin:9mm 12mm}",
        "@media print{main{gap:9px;margin-top:10px}figure,section{padding:10px 14px 9px}"
        ".num{padding:9px 14px 10px}header{padding-bottom:12px}td{padding-top:2px;"
        "padding-bottom:2px}section "
        "ul{font-size:12px}.later{display:none}footer{margin-top:10px;padding-top:8px}"
        "body{padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}}",
        "@media screen{.left{display:none}}",
    };

    fprintf(out, "<style>\n:root{%s;color-scheme:dark light}\n", dark);
    fprintf(out, "@media (prefers-color-scheme:light){:root{%s}}\n", light);
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        fprintf(out, "%s\n", rules[i]);
    }
    fprintf(out, "@media print{:root{%s}}\n</style>\n", light);
}
