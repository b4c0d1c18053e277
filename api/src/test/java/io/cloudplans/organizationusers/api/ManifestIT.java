package io.cloudplans.organizationusers.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Checks that the packaged stub names the contract that it was generated from. */
class ManifestIT {
  @Test
  void manifestShouldNameTheContractsVersionAndDigest() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(ContractResource.bytes("openapi.yaml"));
    Attributes manifest = manifest();

    assertThat(manifest.getValue("Contract-Version"))
        .isEqualTo(ContractResource.json().at("/info/version").asText());
    assertThat(manifest.getValue("Contract-SHA-256")).isEqualTo(HexFormat.of().formatHex(digest));
  }

  private static Attributes manifest() throws IOException {
    try (JarFile jar = new JarFile(Path.of(System.getProperty("stub.jar")).toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }
}
