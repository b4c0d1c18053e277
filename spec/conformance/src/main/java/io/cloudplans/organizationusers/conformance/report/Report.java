package io.cloudplans.organizationusers.conformance.report;

import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.setup.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/**
 * The content of the reports.
 *
 * @param only the pattern that selected the cases; {@code *} for all
 */
public record Report(Setup setup, Contract contract, Summary summary, String only) {
  /** Returns the kit's version. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Report.class.getResourceAsStream("kit.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** Returns the sentence of the contract that contains a phrase. */
  String sentence(String phrase) {
    return Sentences.of(contract).with(phrase).orElse(phrase);
  }

  /**
   * Writes {@code conformance.json}, {@code conformance.xml} and {@code conformance.html}.
   *
   * @throws IOException if a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("conformance.json"), new JsonReport(this).text());
    Files.writeString(folder.resolve("conformance.xml"), new JunitReport(this).text());
    Files.writeString(folder.resolve("conformance.html"), new HtmlReport(this).text());
  }
}
