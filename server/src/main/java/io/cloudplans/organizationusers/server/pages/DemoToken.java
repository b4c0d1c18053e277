package io.cloudplans.organizationusers.server.pages;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A token of the demo.
 *
 * @param name the name of the user, such as {@code owner}
 */
public record DemoToken(String name, String token) {
  static String json(List<DemoToken> tokens) {
    return tokens.stream()
        .map(token -> "{\"name\":\"%s\",\"token\":\"%s\"}".formatted(token.name, token.token))
        .collect(joining(",", "[", "]"));
  }
}
