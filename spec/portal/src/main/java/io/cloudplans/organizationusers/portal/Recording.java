package io.cloudplans.organizationusers.portal;

import io.cloudplans.organizationusers.portal.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded exchanges with the reference server, in order. In the file, each exchange has a line
 * that begins with {@code ###}, the request, and the response.
 */
public record Recording(String name, List<Exchange> exchanges) {
  /**
   * A request and its response, with indented JSON.
   *
   * @param title a short description
   */
  public record Exchange(String title, String request, String response) {}

  static Recording read(Path folder, String name) throws IOException {
    String text = Files.readString(folder.resolve(name + ".http"));
    return new Recording(
        name,
        Stream.of(text.split("(?m)^### ", -1))
            .filter(part -> !part.isBlank())
            .map(Recording::exchange)
            .toList());
  }

  private static Exchange exchange(String part) {
    String[] title = part.split("\n", 2);
    String[] messages = title[1].split("(?m)^(?=HTTP/1\\.1 )", 2);
    if (messages.length == 1) {
      throw new IllegalStateException("The exchange has no response: " + title[0]);
    }
    return new Exchange(title[0], shown(messages[0]), shown(messages[1]));
  }

  private static String shown(String message) {
    String[] headAndBody = message.strip().split("\n\n", 2);
    return headAndBody.length == 1
        ? headAndBody[0]
        : headAndBody[0] + "\n\n" + Json.pretty(headAndBody[1]);
  }
}
