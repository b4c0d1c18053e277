package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** Files of libraries for browsers, whose jars have the version in the name of a folder. */
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
