package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.cloudplans.organizationusers.client.model.ListUsers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares the CPU time of {@code list} with that of {@code java.net.http} and Jackson alone, for a
 * list of 20 users from a server in another process. Run it with {@code java -cp <test class path>
 * io.cloudplans.organizationusers.client.CallBenchmark}.
 */
final class CallBenchmark {
  private static final int USERS = 20;
  private static final int CALLS = 3000;
  private static final int WARM_UP = 6;
  private static final int ROUNDS = 11;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  record BareUser(String email, String role, String state) {}

  record BareRoster(int status, List<BareUser> users, Map<String, Boolean> mfa) {}

  interface Task {
    int run() throws Exception;
  }

  private CallBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      serve();
      return;
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process server =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                CallBenchmark.class.getName(),
                "serve")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      compare("http://127.0.0.1:" + server.inputReader(US_ASCII).readLine());
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static void compare(String url) throws Exception {
    OrganizationUsersClient client =
        OrganizationUsersClient.builder().baseUrl(url).token(() -> "a-token").build();
    Task ours = () -> client.list(ListUsers.of(42)).users().size();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    ObjectMapper json =
        new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    Task bare =
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(url + "/v1/organizations/users/list?org_id=42"))
                  .header("Authorization", "Bearer a-token")
                  .header("Accept", "application/json")
                  .build();
          byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
          return json.readValue(body, BareRoster.class).users().size();
        };
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double a = microseconds(ours);
      double b = microseconds(bare);
      double c = microseconds(bare);
      System.out.printf("%3d: client %.1f, bare %.1f, bare again %.1f us of CPU%n", round, a, b, c);
      if (round >= 0) {
        ratios[round] = a / ((b + c) / 2);
      }
    }
    Arrays.sort(ratios);
    System.out.printf(
        "client / bare: %.2f (%.2f..%.2f), median of %s rounds of %s calls%n",
        ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], ROUNDS, CALLS);
  }

  private static double microseconds(Task task) throws Exception {
    long start = cpuTime();
    for (int i = 0; i < CALLS; i++) {
      if (task.run() != USERS) {
        throw new IllegalStateException("unexpected number of users");
      }
    }
    return (cpuTime() - start) / 1000.0 / CALLS;
  }

  /** Sums the CPU time of the Java threads, without the compiler and the garbage collector. */
  private static long cpuTime() {
    return Arrays.stream(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()))
        .filter(time -> time > 0)
        .sum();
  }

  /** Sends the same list for each request, with one thread per connection. */
  private static void serve() throws IOException {
    String user = "{\"email\":\"user%s@example.com\",\"role\":\"viewer\",\"state\":\"active\"}";
    String users = IntStream.range(0, USERS).mapToObj(user::formatted).collect(joining(","));
    String body =
        """
        {"status":200,"users":[%s],
        "mfa":{"view":false,"create":false,"update":false,"delete":false,"usersmgmt":false}}\
        """
            .formatted(users);
    byte[] response =
        String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Content-Type: application/json",
                "ETag: \"42-7\"",
                "X-Request-Id: r",
                "Content-Length: " + body.getBytes(UTF_8).length,
                "",
                body)
            .getBytes(UTF_8);
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      while (true) {
        Socket connection = socket.accept();
        Thread thread = new Thread(() -> respond(connection, response));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void respond(Socket connection, byte[] response) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      int last = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        last = last << 8 | next;
        if (last == 0x0D0A0D0A) {
          connection.getOutputStream().write(response);
        }
      }
    } catch (IOException e) {
      // The benchmark has ended.
    }
  }
}
