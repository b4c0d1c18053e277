package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.cluster.Distribution;
import io.cloudplans.organizationusers.server.cluster.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the samples with the tools that use them. */
@Tag("operator")
class SamplesIT {
  private static final String INSTALLED = "/opt/organization-users/";

  private static final Distribution distribution = Distribution.unpacked();

  @TempDir Path folder;

  @Test
  void haproxyShouldAcceptItsSample() {
    Program.run(folder, "haproxy", "-c", "-f", sample("haproxy.cfg"));
  }

  @Test
  void prometheusShouldAcceptItsSamples() {
    assertThat(Program.run(folder, "promtool", "check", "config", sample("prometheus.yml")))
        .contains("rule files found");
    Program.run(folder, "promtool", "check", "rules", sample("alerts.yml"));
  }

  @Test
  void systemdShouldAcceptTheUnit() throws IOException {
    String unit = Files.readString(distribution.file("systemd/organization-users.service"));
    assertThat(unit).contains("ExecStart=" + INSTALLED);
    Path installed = folder.resolve("organization-users.service");
    Files.writeString(installed, unit.replace(INSTALLED, distribution.home() + "/"));

    assertThat(Program.run(folder, "systemd-analyze", "verify", installed.toString())).isBlank();
    // The exposure in tenths, up to 100: systemd rates up to 50 as OK.
    Program.run(
        folder,
        "systemd-analyze",
        "security",
        "--offline=true",
        "--threshold=20",
        installed.toString());
  }

  private static String sample(String name) {
    return distribution.file("samples").resolve(name).toString();
  }
}
