package io.cloudplans.organizationusers.portal.page;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;

/**
 * A block of code. Its fence has the language and, after a space, the caption.
 *
 * @param caption the caption; often empty
 */
record Code(String language, String caption, String text) {
  private static final Set<String> SAMPLES = Set.of("curl", "Java", "JavaScript", "Python");

  /** The names of languages, which replace a missing caption. */
  private static final Map<String, String> NAMES =
      Map.of("http", "HTTP", "java", "Java", "json", "JSON", "sh", "Shell", "xml", "XML");

  /** The languages in which a line may be broken anywhere. */
  private static final Set<String> WRAPPED = Set.of("http", "json", "sh", "text");

  static Code of(FencedCodeBlock block) {
    String[] info = block.getInfo().split(" ", 2);
    return new Code(info[0], info.length == 2 ? info[1] : "", block.getLiteral().stripTrailing());
  }

  /** Returns whether the block is one of several samples that a reader chooses from. */
  boolean isSample() {
    return SAMPLES.contains(caption);
  }

  String html() {
    String name = caption.isEmpty() ? NAMES.getOrDefault(language, "Text") : caption;
    String title = "<figcaption>%s</figcaption>".formatted(Highlight.escape(name));
    String classes = WRAPPED.contains(language) ? "code wraps" : "code";
    return "<figure class=\"%s\" data-caption=\"%s\">%s<pre tabindex=\"0\"><code>%s</code></pre></figure>\n"
        .formatted(classes, Highlight.escape(caption), title, Highlight.html(language, text));
  }
}
