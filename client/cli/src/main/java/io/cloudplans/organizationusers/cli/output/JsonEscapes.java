package io.cloudplans.organizationusers.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes a JSON document with each character escaped that could control a terminal. */
final class JsonEscapes extends FilterWriter {
  /** A high surrogate that waits for its low surrogate, or 0. */
  private char high;

  JsonEscapes(Writer out) {
    super(out);
  }

  @Override
  public void write(int unit) throws IOException {
    char c = (char) unit;
    if (high != 0) {
      char first = high;
      high = 0;
      if (Character.isLowSurrogate(c)) {
        boolean unsafe = TerminalText.isUnsafe(Character.toCodePoint(first, c));
        write(first, unsafe);
        write(c, unsafe);
        return;
      }
      write(first, true);
    }
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      write(c, TerminalText.isUnsafe(c));
    }
  }

  private void write(char unit, boolean unsafe) throws IOException {
    if (unsafe) {
      out.write(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    } else {
      out.write(unit);
    }
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    for (int i = start; i < start + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    write(text.toCharArray(), start, length);
  }
}
