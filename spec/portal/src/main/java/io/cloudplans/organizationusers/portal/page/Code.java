package io.cloudplans.organizationusers.portal.page;

import java.util.Set;
import org.commonmark.node.FencedCodeBlock;

/**
 * A block of code. Its fence has the language, and after it a caption.
 *
 * @param caption may be empty
 */
record Code(String language, String caption, String text) {
  private static final Set<String> SAMPLES = Set.of("curl", "Java", "JavaScript", "Python");

  static Code of(FencedCodeBlock block) {
    String[] info = block.getInfo().split(" ", 2);
    return new Code(info[0], info.length == 2 ? info[1] : "", block.getLiteral().stripTrailing());
  }

  /** Returns whether it is one of several samples that a reader chooses from. */
  boolean isSample() {
    return SAMPLES.contains(caption);
  }

  String html() {
    String title =
        caption.isEmpty() ? "" : "<figcaption>%s</figcaption>".formatted(Highlight.escape(caption));
    return "<figure class=\"code\" data-caption=\"%s\">%s<pre tabindex=\"0\"><code>%s</code></pre></figure>\n"
        .formatted(Highlight.escape(caption), title, Highlight.html(language, text));
  }
}
