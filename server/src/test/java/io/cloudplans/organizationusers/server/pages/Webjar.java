package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** Reads files of WebJars, which have the version in a folder name. */
final class Webjar {
  private Webjar() {}

  static String read(String group, String artifact, String file) throws IOException {
    Properties coordinates = new Properties();
    try (InputStream stream =
        open("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
      coordinates.load(stream);
    }
    String folder = "/META-INF/resources/webjars/" + artifact + "/";
    try (InputStream stream = open(folder + coordinates.getProperty("version") + "/" + file)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Webjar.class.getResourceAsStream(name), name);
  }
}
