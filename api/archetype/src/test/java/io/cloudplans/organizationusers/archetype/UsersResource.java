package io.cloudplans.organizationusers.archetype;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example's resource with some operations missing. */
final class UsersResource {
  static final List<String> WRITES = List.of("addUser", "updateUser", "removeUser");

  private static final Path EXAMPLE =
      Path.of("../example/src/main/java/io/cloudplans/organizationusers/example");
  private static final String MISSING = "    return Response.status(501).build();\n  }\n";

  private UsersResource() {}

  /** Returns the example's source in another package, with operations that respond with 501. */
  static String without(List<String> operations, String packageName) throws IOException {
    String source = Files.readString(EXAMPLE.resolve("UsersResource.java"));
    for (String operation : operations) {
      source =
          source.replaceFirst(
              "(?s)( public Response %s\\(.*?\\) \\{\n).*?\n  }\n".formatted(operation),
              "$1" + MISSING);
    }
    return source.replaceFirst("package .*;", "package " + packageName + ";");
  }

  /** Returns a source without its package and imports, and without what only writes need. */
  static String body(String source) {
    return source
        .lines()
        .filter(line -> !line.matches("(package|import) .*;"))
        .collect(joining("\n"))
        .replaceFirst("(?s)  private Response write\\(.*?\n  }\n\n", "");
  }
}
