package io.cloudplans.organizationusers.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the resolved document is self-contained, equal in both formats, and reproducible. */
class ContractResolverTest {
  private static final List<String> PRODUCTS =
      List.of("openapi.yaml", "openapi.json", "contract.properties");

  @Test
  void yamlAndJsonShouldBeEqual() {
    assertThat(Contract.read(Contract.RESOLVED.resolve("openapi.json")))
        .isEqualTo(Contract.resolved());
  }

  @Test
  void resolvedDocumentShouldReferToNoOtherFile() {
    assertThat(Contract.resolved().findValues("externalValue")).isEmpty();
    assertThat(Contract.resolved().findValuesAsText("$ref"))
        .isNotEmpty()
        .allMatch(reference -> reference.startsWith("#/components/"))
        .noneMatch(reference -> Contract.resolved().at(reference.substring(1)).isMissingNode());
  }

  @Test
  void propertiesShouldNameVersionAndDigest() throws Exception {
    byte[] yaml = Files.readAllBytes(Contract.RESOLVED.resolve("openapi.yaml"));
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml));

    assertThat(Contract.RESOLVED.resolve("contract.properties"))
        .hasContent(
            "contract.version=%s\ncontract.sha256=%s\n"
                .formatted(Contract.resolved().at("/info/version").asText(), digest));
  }

  @Test
  void resolverShouldWriteTheSameBytesWhenRunTwice() throws Exception {
    Path again = Path.of("target/resolved-again");
    copy(Contract.SOURCES, again.resolve("openapi"));
    copy(Contract.VECTORS, again.resolve("vectors"));

    ContractResolver.main(new String[] {again.toString()});

    for (String product : PRODUCTS) {
      assertThat(again.resolve(product))
          .hasSameBinaryContentAs(Contract.RESOLVED.resolve(product))
          .content(UTF_8)
          .doesNotContain("\r", Path.of("").toAbsolutePath().toString());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }
}
