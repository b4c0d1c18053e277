package io.cloudplans.organizationusers.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The published reference's request for an operation.
 *
 * @param target the path and the query
 * @param body the body; empty if there is none
 */
public record Vector(String target, String body) {
  static Vector read(Path folder) throws IOException {
    String line =
        Files.readString(folder.resolve("request.http")).lines().findFirst().orElseThrow();
    Path body = folder.resolve("request.json");
    return new Vector(
        line.split(" ", -1)[1], Files.exists(body) ? Files.readString(body).strip() : "");
  }
}
