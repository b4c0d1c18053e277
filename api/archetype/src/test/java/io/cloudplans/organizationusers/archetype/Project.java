package io.cloudplans.organizationusers.archetype;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A project generated from the archetype, built by an offline Maven. */
final class Project {
  private static final String PACKAGE = "com.example.roster";
  private static final String VERSION = System.getProperty("project.version");
  private static final Path ROOT = Path.of("../..");

  /** The modules that a project needs, by artifact. */
  private static final Map<String, String> MODULES =
      Map.of(
          "organization-users-api", "api",
          "organization-users-archetype", "api/archetype",
          "organization-users-conformance", "spec/conformance",
          "organization-users-jersey", "api/jersey",
          "organization-users-rules", "spec/rules",
          "organization-users-spec", "spec");

  private final Path work;
  private final Path settings;

  private Project(Path work) {
    this.work = work;
    settings = work.resolve("settings.xml");
  }

  /** Generates a project in a new folder. */
  static Project generate(Path work) throws IOException, InterruptedException {
    Files.createDirectories(work);
    Project project = new Project(work.toRealPath());
    project.install();
    project.maven(
        project.work,
        "org.apache.maven.plugins:maven-archetype-plugin:%s:generate"
            .formatted(System.getProperty("archetype-plugin.version")),
        "-DarchetypeGroupId=io.cloudplans",
        "-DarchetypeArtifactId=organization-users-archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DgroupId=com.example",
        "-DartifactId=roster",
        "-Dpackage=" + PACKAGE);
    return project;
  }

  /** Installs the modules of this build in a local repository; other artifacts come from a copy. */
  private void install() throws IOException {
    String mirror = Path.of(System.getProperty("local.repository")).toUri().toString();
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>copy</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>"
            .formatted(mirror));
    copy(ROOT.resolve("pom.xml"), "organization-users", "pom");
    for (Map.Entry<String, String> module : MODULES.entrySet()) {
      Path folder = ROOT.resolve(module.getValue());
      copy(folder.resolve("pom.xml"), module.getKey(), "pom");
      String jar = module.getKey() + "-" + VERSION + ".jar";
      copy(folder.resolve("target").resolve(jar), module.getKey(), "jar");
    }
  }

  private void copy(Path file, String artifact, String type) throws IOException {
    Path folder = repository().resolve("io/cloudplans/%s/%s".formatted(artifact, VERSION));
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve("%s-%s.%s".formatted(artifact, VERSION, type)));
  }

  private Path repository() {
    return work.resolve("repository");
  }

  /** Returns the folder of the project. */
  Path folder() {
    return work.resolve("roster");
  }

  /** Replaces the project's resource. */
  void resource(List<String> missing) throws IOException {
    Files.writeString(
        folder().resolve("src/main/java/com/example/roster/UsersResource.java"),
        UsersResource.without(missing, PACKAGE));
  }

  /** The ids of the passing and of the failing cases. */
  record Cases(Set<String> green, Set<String> red) {}

  /** Runs the conformance kit. */
  Cases run() throws Exception {
    maven(folder(), "test", "-Dmaven.test.failure.ignore");
    Path report =
        folder().resolve("target/surefire-reports/TEST-" + PACKAGE + ".ConformanceTest.xml");
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    Cases found = new Cases(new TreeSet<>(), new TreeSet<>());
    for (int i = 0; i < cases.getLength(); i++) {
      Element testCase = (Element) cases.item(i);
      String id = testCase.getAttribute("name").replaceFirst(".* ", "");
      if (has(testCase, "failure") || has(testCase, "error")) {
        found.red().add(id);
      } else if (!has(testCase, "skipped")) {
        found.green().add(id);
      }
    }
    return found;
  }

  private static boolean has(Element testCase, String name) {
    return testCase.getElementsByTagName(name).getLength() > 0;
  }

  private void maven(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("maven.home") + "/bin/mvn",
                "-B",
                "-ntp",
                "-o",
                "-s",
                settings.toString(),
                "-Daether.offline.protocols=file",
                "-Dmaven.repo.local=" + repository()));
    command.addAll(List.of(arguments));
    File log = work.resolve("maven.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(log.toPath(), UTF_8));
    }
  }
}
