package io.cloudplans.organizationusers.portal.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Highlights strings, comments and keywords of code with the stylesheet's classes. */
final class Highlight {
  private static final String STRING = "\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'";
  private static final Pattern JSON =
      Pattern.compile(
          "(?<name>\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<word>\\b(?:true|false|null|\\d+)\\b)|(?<note>$^)");
  private static final Map<String, Pattern> RULES =
      Map.of(
          "json", JSON,
          "http",
              Pattern.compile(
                  "(?m)(?<word>^(?:GET|POST|HEAD) |^HTTP/1\\.1 .*$)|(?<name>^[A-Za-z-]+(?=: )|\"\\w+\"(?=:))"
                      + "|(?<string>\"(?:[^\"\\\\\n]|\\\\.)*\")|(?<note>^#.*$)"),
          "java",
              code(
                  "//.*",
                  "var|try|catch|new|if|for|return|throw|class|record|public|private|final|static|void"
                      + "|implements|package|import|true|false|null"),
          "javascript",
              code(
                  "//.*",
                  "const|let|await|async|function|new|if|throw|for|of|while|return|true|false|null"),
          "python",
              code(
                  "#.*",
                  "import|from|def|for|in|if|raise|with|as|print|while|return|True|False|None"),
          "sh", code("(?<=^|\\s)#.*", "curl|mvn|java|npm|npx|export|docker|git|source|alias"),
          "yaml", code("#.*", "true|false|null"),
          "xml",
              Pattern.compile(
                  "(?<name></?[\\w.:-]+|/?>)|(?<string>\"[^\"]*\")|(?<note><!--.*?-->)|(?<word>$^)"));

  private Highlight() {}

  private static Pattern code(String comment, String words) {
    return Pattern.compile(
        "(?m)(?<note>%s)|(?<string>%s)|(?<word>\\b(?:%s)\\b)|(?<name>\\$\\{?\\w+}?)"
            .formatted(comment, STRING, words));
  }

  /** Returns the code as HTML. */
  static String html(String language, String code) {
    Pattern rule = RULES.get(language);
    if (rule == null) {
      return escape(code);
    }
    StringBuilder html = new StringBuilder();
    Matcher token = rule.matcher(code);
    int end = 0;
    while (token.find()) {
      html.append(escape(code.substring(end, token.start())));
      html.append("<span class=\"%s\">%s</span>".formatted(kind(token), escape(token.group())));
      end = token.end();
    }
    return html.append(escape(code.substring(end))).toString();
  }

  private static String kind(Matcher token) {
    for (String kind : new String[] {"name", "string", "word"}) {
      if (token.group(kind) != null) {
        return kind;
      }
    }
    return "note";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
