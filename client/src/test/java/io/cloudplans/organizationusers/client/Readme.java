package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document with snippets and tables, read from the sources. */
record Readme(String name, String text) {
  private static final Pattern SNIPPET =
      Pattern.compile("(?m)(?:^<!-- responses: (.+) -->\n)?^```java\n((?:.*\n)*?)```$");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  /**
   * A block of Java code.
   *
   * @param name the name of its class, from the document's name and the line
   * @param line the line of the opening fence, from 1 on
   * @param responses the first responses of the server: slugs of problems, or {@code success}
   */
  record Code(String name, int line, List<String> responses, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Readme of(String name, String file) {
    try {
      return new Readme(name, Files.readString(Path.of(file), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<Code> snippets() {
    return SNIPPET.matcher(text).results().map(this::snippet);
  }

  private Code snippet(MatchResult block) {
    int line = (int) text.substring(0, block.start(2)).lines().count();
    List<String> responses =
        block.group(1) == null ? List.of() : List.of(block.group(1).split(", ", -1));
    return new Code(name + "Line" + line, line, responses, block.group(2));
  }

  /** Returns the rows of the table with these column heads, without the marks of code. */
  List<List<String>> table(String... heads) {
    String head = "| " + String.join(" | ", heads) + " |";
    return text.lines()
        .dropWhile(line -> !plain(line).equals(head))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.split("\\|", -1)).skip(1).map(Readme::plain).toList())
        .toList();
  }

  private static String plain(String cell) {
    return CODE.matcher(cell.strip()).replaceAll("$1");
  }
}
