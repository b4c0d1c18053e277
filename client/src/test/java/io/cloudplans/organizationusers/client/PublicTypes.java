package io.cloudplans.organizationusers.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The public types of the packages that the module exports. */
public final class PublicTypes {
  private PublicTypes() {}

  public static Stream<Class<?>> all() {
    return Stream.of("", "config/", "error/", "model/", "plan/")
        .flatMap(PublicTypes::names)
        .<Class<?>>map(PublicTypes::type)
        .filter(type -> Modifier.isPublic(type.getModifiers()));
  }

  private static Stream<String> names(String folder) {
    String path = OrganizationUsersClient.class.getPackageName().replace('.', '/') + "/" + folder;
    try (Stream<Path> files = Files.list(root().resolve(path))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> (path + name.replace(".class", "")).replace('/', '.'))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(
          OrganizationUsersClient.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
