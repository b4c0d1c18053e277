package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the packaged client with the oldest and the newest Jackson that it supports. */
class JacksonIT {
  @RegisterExtension final ScriptedServer server = new ScriptedServer();

  @ParameterizedTest
  @ValueSource(strings = {"oldest-jackson", "newest-jackson"})
  void callsShouldSucceedWhenJacksonIsAtTheEndOfItsRange(String folder) throws Exception {
    server.lists().lists().acknowledges().rejects("user-not-found");
    assertThat(run(folder)).isEqualTo("6 6 \"42-7\" /problems/user-not-found");
  }

  private String run(String folder) throws IOException, InterruptedException {
    String path =
        String.join(
            File.pathSeparator,
            Jars.client().toString(),
            Path.of("target", folder, "*").toString(),
            Path.of("target", "test-classes").toString());
    return Jars.run("-cp", path, JacksonConsumer.class.getName(), server.url());
  }
}
