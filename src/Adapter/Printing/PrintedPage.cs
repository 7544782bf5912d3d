using System.Net;
using Google.Type;

namespace ChangliBridge.Adapter.Printing;

/// <summary>An HTML page for A4 (打印页) that needs nothing but itself. Every text from outside is escaped.</summary>
internal static class PrintedPage
{
    private const string Style =
        "@page{size:A4;margin:18mm 16mm}body{font-family:SimSun,'Noto Serif CJK SC',serif;font-size:11pt;line-height:1.5}"
        + "h1{font-size:16pt;text-align:center}table{width:100%;border-collapse:collapse;margin:4mm 0;page-break-inside:auto}"
        + "tr{page-break-inside:avoid}th,td{border:1px solid #000;padding:1.5mm;text-align:left;vertical-align:top}.sign{height:14mm}";

    public static string Of(string title, params IEnumerable<string> parts) =>
        $"<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head><body><h1>{Text(title)}</h1>{string.Concat(parts)}</body></html>";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Paragraph(string text) => $"<p>{Text(text)}</p>";

    public static string Table(IReadOnlyList<string> columns, IEnumerable<IEnumerable<string>> rows) =>
        $"<table><tr>{string.Concat(columns.Select(column => $"<th>{Text(column)}</th>"))}</tr>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>"))}</table>";

    /// <summary>Empty boxes to sign in.</summary>
    public static string Signatures(params IEnumerable<string> titles) =>
        $"<table>{string.Concat(titles.Select(title => $"<tr><th>{Text(title)}</th><td class=\"sign\"></td></tr>"))}</table>";

    public static string Window(Date from, Date to) => $"{from.Year}年{from.Month}月{from.Day}日至{to.Year}年{to.Month}月{to.Day}日";
}
