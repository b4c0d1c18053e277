package io.cloudplans.organizationusers.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a consumer's code. */
final class Compilation {
  private Compilation() {}

  /** Returns the errors; empty if the compilation succeeded. */
  static List<String> faults(Path into, Map<String, String> sources, String... options)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      javac
          .getTask(
              null,
              files,
              faults,
              Stream.concat(Stream.of("-d", into.toString()), Stream.of(options)).toList(),
              null,
              sources.entrySet().stream().map(Source::new).toList())
          .call();
    }
    return faults.getDiagnostics().stream()
        .filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
        .map(Compilation::text)
        .toList();
  }

  private static String text(Diagnostic<? extends JavaFileObject> fault) {
    return "%s, line %s: %s"
        .formatted(fault.getSource(), fault.getLineNumber(), fault.getMessage(Locale.ROOT));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Map.Entry<String, String> source) {
      super(URI.create("string:///" + source.getKey() + ".java"), Kind.SOURCE);
      this.text = source.getValue();
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
