package io.cloudplans.organizationusers.bench;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(
                      address
                          + "/v1/organizations/users/list?action=users&org_id="
                          + Data.ORGANIZATION))
              .header("Authorization", "Bearer " + token)
              .header("Accept", "application/json")
              .GET();
      try (OrganizationUsersClient client =
          OrganizationUsersClient.builder().baseUrl(address).token(() -> token).build()) {
        Map<String, Callable<Integer>> callers = new LinkedHashMap<>();
        callers.put("ours", () -> client.list(ListUsers.of(Data.ORGANIZATION)).users().size());
        callers.put("`java.net.http` and Jackson", bare(http, request.build()));
        callers.put(
            "the same with a timeout", bare(http, request.timeout(Duration.ofMinutes(1)).build()));
        for (Callable<Integer> caller : callers.values()) {
          measure(caller, 8 * settings.rounds().seconds());
        }
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 0; round < settings.rounds().count(); round++) {
          for (Map.Entry<String, Callable<Integer>> caller : callers.entrySet()) {
            figures
                .computeIfAbsent(caller.getKey(), name -> new ArrayList<>())
                .add(measure(caller.getValue(), settings.rounds().seconds()));
          }
        }
        return page(figures);
      }
    }
  }

  private static Callable<Integer> bare(HttpClient http, HttpRequest request) {
    return () -> {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return JSON.readTree(response.body()).path("users").size();
    };
  }

  private static String page(Map<String, List<Double>> figures) {
    double[] ours = array(figures.get("ours"));
    StringBuilder page =
        new StringBuilder("| | CPU µs per call | ours / peer |\n| --- | --- | --- |\n");
    figures.forEach(
        (name, samples) ->
            page.append(
                "| %s | %s | %s |\n"
                    .formatted(
                        name,
                        Figure.of(samples).text("%.0f"),
                        Rounds.ratio(ours, array(samples)).text("%.2f"))));
    return page.append('\n').toString();
  }

  private static double[] array(List<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).toArray();
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
