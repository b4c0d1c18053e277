package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.JavadocLikePackageFilter;
import japicmp.model.JApiClass;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javassist.ClassPool;
import javassist.CtClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the comparison with the last release rejects exactly the incompatible changes. */
class ApiCompatibilityIT {
  private static final String ROOT = "io.cloudplans.organizationusers.client.";

  @TempDir private Path folder;

  @Test
  void checkShouldPassWhenNothingIsChanged() throws Exception {
    assertThat(broken(Jars.client())).isEmpty();
  }

  @Test
  void checkShouldFailWhenAPublicMethodIsRemoved() throws Exception {
    assertThat(broken(without(ROOT + "model.ListUsers", "withEmail")))
        .containsExactly(ROOT + "model.ListUsers");
    assertThat(broken(without(ROOT + "error.ProblemException", "requestId")))
        .contains(ROOT + "error.ProblemException");
  }

  @Test
  void checkShouldPassWhenAnInternalMethodIsRemoved() throws Exception {
    assertThat(broken(without(ROOT + "internal.ApiClient", "getBaseUri"))).isEmpty();
    assertThat(broken(without(ROOT + "internal.model.Problem", "getDetail"))).isEmpty();
  }

  /** Returns the names of the classes with incompatible changes. */
  private static List<String> broken(Path newer) throws Exception {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options
        .getFilters()
        .getExcludes()
        .add(new JavadocLikePackageFilter(System.getProperty("api.internal"), false));
    options.getClassPathEntries().addAll(Jars.all().stream().map(Path::toString).toList());
    return new JarArchiveComparator(options)
        .compare(archive(Jars.client()), archive(newer)).stream()
            .filter(type -> !type.isBinaryCompatible() || !type.isSourceCompatible())
            .map(JApiClass::getFullyQualifiedName)
            .toList();
  }

  private static JApiCmpArchive archive(Path jar) {
    return new JApiCmpArchive(jar.toFile(), "any");
  }

  /** Creates a copy of the packaged client without one method of a class. */
  private Path without(String type, String method) throws Exception {
    Path copy = Files.copy(Jars.client(), folder.resolve(type + ".jar"));
    String entry = "/" + type.replace('.', '/') + ".class";
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), Map.of())) {
      try (InputStream in = Files.newInputStream(jar.getPath(entry))) {
        CtClass changed = new ClassPool().makeClass(in);
        changed.removeMethod(changed.getDeclaredMethod(method));
        Files.write(jar.getPath(entry), changed.toBytecode());
      }
    }
    return copy;
  }
}
