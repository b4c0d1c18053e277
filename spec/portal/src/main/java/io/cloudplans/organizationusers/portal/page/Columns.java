package io.cloudplans.organizationusers.portal.page;

/** Lays out the blocks of a page, with or without a second column for code. */
final class Columns {
  private final boolean split;
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder section = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder code = new StringBuilder();
  private boolean inSamples;

  Columns(boolean split) {
    this.split = split;
  }

  /**
   * Adds a heading; a second-level heading begins a section. Code before the first section is
   * beside that section.
   */
  void heading(int level, String block) {
    if (level == 2) {
      boolean isHead = split && code.length() > 0 && html.length() + section.length() == 0;
      endPart();
      if (!isHead) {
        endSection();
      }
    }
    text(block);
  }

  void text(String block) {
    endSamples();
    text.append(block);
  }

  void code(Code block) {
    StringBuilder column = split ? code : text;
    if (block.isSample() && !inSamples) {
      column.append("<div class=\"samples\">\n");
      inSamples = true;
    } else if (!block.isSample()) {
      endSamples();
    }
    column.append(block.html());
  }

  private void endSamples() {
    if (inSamples) {
      (split ? code : text).append("</div>\n");
      inSamples = false;
    }
  }

  /** Ends a text and the code beside it. */
  private void endPart() {
    endSamples();
    if (text.length() + code.length() > 0) {
      section.append("<div class=\"text\">\n").append(text).append("</div>\n");
    }
    if (code.length() > 0) {
      section.append("<div class=\"beside\">\n").append(code).append("</div>\n");
    }
    text.setLength(0);
    code.setLength(0);
  }

  private void endSection() {
    if (section.length() > 0) {
      html.append("<section>\n").append(section).append("</section>\n");
    }
    section.setLength(0);
  }

  String html() {
    endPart();
    endSection();
    return html.toString();
  }
}
