package io.cloudplans.organizationusers.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.bench.Bench.Settings;
import io.cloudplans.organizationusers.bench.Rounds.Figure;
import io.cloudplans.organizationusers.client.OrganizationUsersClient;
import io.cloudplans.organizationusers.client.model.ListUsers;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Compares a call of the client with a call of the JDK's HTTP client and Jackson. */
final class ClientSection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClientSection() {}

  static String client(Settings settings) throws Exception {
    String token = settings.issuer().token(Data.OWNER);
    Data data = settings.data("client");
    try (ServerProcess server =
        ServerProcess.start(
            Programs.ours(settings.home()),
            data,
            settings.issuer(),
            Requests.list(Data.ORGANIZATION, token))) {
      String address = "http://127.0.0.1:" + server.port();
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      address
                          + "/v1/organizations/users/list?action=users&org_id="
                          + Data.ORGANIZATION))
              .header("Authorization", "Bearer " + token)
              .header("Accept", "application/json")
              .GET()
              .build();
      Callable<Integer> bare =
          () -> {
            HttpResponse<byte[]> response =
                http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode users = JSON.readTree(response.body()).path("users");
            return users.size();
          };
      try (OrganizationUsersClient client =
          OrganizationUsersClient.builder().baseUrl(address).token(() -> token).build()) {
        Callable<Integer> ours = () -> client.list(ListUsers.of(Data.ORGANIZATION)).users().size();
        measure(bare, 8 * settings.rounds().seconds());
        measure(ours, 8 * settings.rounds().seconds());
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < settings.rounds().count(); round++) {
          rounds.add(
              new double[] {
                measure(ours, settings.rounds().seconds()),
                measure(bare, settings.rounds().seconds())
              });
        }
        return page(rounds);
      }
    }
  }

  private static String page(List<double[]> rounds) {
    double[] ours = rounds.stream().mapToDouble(round -> round[0]).toArray();
    double[] bare = rounds.stream().mapToDouble(round -> round[1]).toArray();
    return "| client, CPU µs per call | `java.net.http` and Jackson | ratio |\n| --- | --- | --- |\n"
        + "| %s | %s | %s |\n\n"
            .formatted(
                Figure.of(rounds.stream().map(round -> round[0]).toList()).text("%.0f"),
                Figure.of(rounds.stream().map(round -> round[1]).toList()).text("%.0f"),
                Rounds.ratio(ours, bare).text("%.2f"));
  }

  /** Returns the CPU microseconds of this process per call. */
  private static double measure(Callable<Integer> call, double seconds) throws Exception {
    ProcessStats self = new ProcessStats(ManagementFactory.getRuntimeMXBean().getPid());
    double before = self.cpuSeconds();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int calls = 0;
    while (System.nanoTime() < end) {
      if (call.call() < 1) {
        throw new IllegalStateException("the roster is empty");
      }
      calls++;
    }
    return (self.cpuSeconds() - before) * 1e6 / calls;
  }
}
