package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.assertInvalid;
import static io.cloudplans.organizationusers.server.fixture.ResponseAssertions.mustMatch;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, pages and cursors. */
@Tag("store")
@Tag("fake")
class PagingTest {
  private static final Pattern LINK =
      Pattern.compile("<(/v1/organizations/users/list\\?[!-;=?-~]*)>; rel=\"next\"");

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    assertThat(server.registry.create(43, "owner@example.com")).isTrue();
    for (String email : List.of("a-b@example.com", "A@example.com", "a_b@example.com")) {
      add(email);
    }
    add("a.b@example.com");
    add("a+&=#%@example.com");
  }

  private static void add(String email) {
    server.post(
        "add", "{\"org_id\":\"42\",\"user_id\":\"%s\",\"role\":\"viewer\"}".formatted(email));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> emails(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return new ObjectMapper().readTree(answer.body()).findValuesAsText("email");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(
            link -> {
              assertThat(link).matches(LINK);
              return LINK.matcher(link).replaceFirst("$1");
            });
  }

  private static String cursor(String query) {
    return next(server.get(TestServer.LIST + query)).orElseThrow().replaceFirst(".*&cursor=", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "state=inactive&role=viewer&user_id=inactive@example.com inactive@example.com",
        "user_id=Inactive@EXAMPLE.com inactive@example.com",
        "user_id=a%2B%26%3D%23%25@example.com a+&=#%@example.com",
        "state=active&role=viewer viewer@example.com",
        "role=owner owner@example.com",
        "role=admin admin@example.com",
        "state=inactive&user_id=viewer@example.com ''",
        "role=owner&state=inactive ''",
        "unknown=1&role=planner planner@example.com"
      })
  void listShouldHoldTheUsersThatAllFiltersLetThrough(String query, String expected) {
    assertThat(String.join(" ", emails(server.get(TestServer.LIST + "&" + query))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 12, 1000})
  void pagesShouldHoldEachUserOnceInByteOrderWhenLinkIsFollowed(int limit) {
    List<String> all = emails(server.get(TestServer.LIST));
    List<String> walked = new ArrayList<>();
    int pages = 0;
    for (Optional<String> page = Optional.of(TestServer.LIST + "&limit=" + limit);
        page.isPresent();
        pages++) {
      HttpResponse<String> answer = server.get(page.get());
      walked.addAll(emails(answer));
      page = next(answer);
    }

    assertThat(walked).isEqualTo(all).isSorted().doesNotHaveDuplicates().hasSize(11);
    assertThat(pages).isEqualTo((all.size() + limit - 1) / limit);
  }

  @Test
  void linkShouldBeRelativeAndCarryTheKnownParametersAlone() {
    HttpResponse<String> answer =
        server.get(TestServer.LIST + "&action=users&limit=1&x=y&state=inactive&role=viewer");

    String cursor = next(answer).orElseThrow().replaceFirst(".*&cursor=", "");
    assertThat(answer.headers().allValues("Link"))
        .containsExactly(
            "<"
                + TestServer.LIST
                + "&state=inactive&role=viewer&limit=1&cursor="
                + cursor
                + ">; rel=\"next\"");
    assertThat(server.uri("/x").resolve(next(answer).orElseThrow()))
        .isEqualTo(server.uri(next(answer).orElseThrow()));
  }

  @Test
  void lastPageShouldHaveNoLinkWhenTheFilterLetsOneUserThrough() {
    String odd = URLEncoder.encode("a+&=#%@example.com", US_ASCII);

    HttpResponse<String> answer = server.get(TestServer.LIST + "&limit=1&user_id=" + odd);

    assertThat(emails(answer)).containsExactly("a+&=#%@example.com");
    assertThat(next(answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,must be at least 1", "-1,must be at least 1", "1001,must be at most 1000"})
  void limitShouldBeRefusedWhenOutOfRange(String limit, String detail) {
    assertInvalid(server.get(TestServer.LIST + "&limit=" + limit), "parameter", "limit", detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "+1", "1.0", "1e2", "x", "", "2147483648000000000000"})
  void limitShouldBeRefusedWhenNoInteger(String limit) {
    HttpResponse<String> answer =
        server.get(TestServer.LIST + "&limit=" + URLEncoder.encode(limit, US_ASCII));
    String detail = limit.length() > 9 ? "must be at most 1000" : "must be of type integer";

    assertInvalid(answer, "parameter", "limit", detail);
  }

  @Test
  void cursorShouldBeRefusedWhenThereIsNoLimit() {
    assertInvalid(
        server.get(TestServer.LIST + "&cursor=" + cursor("&limit=1")),
        "parameter",
        "cursor",
        "needs limit");
  }

  private static void assertOfAnotherList(HttpResponse<String> answer) {
    assertInvalid(answer, "parameter", "cursor", "must be that of a Link for the same list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&state=active", "&role=viewer", "&user_id=a@example.com"})
  void cursorShouldBeRefusedWhenOfAnotherList(String filter) {
    String cursor = cursor("&limit=1");

    assertOfAnotherList(server.get(TestServer.LIST + filter + "&limit=1&cursor=" + cursor));
    assertOfAnotherList(
        server.get(TestServer.LIST.replace("42", "43") + "&limit=1&cursor=" + cursor));
  }

  @Test
  void cursorShouldBeRefusedWhenNotAsItWasMade() {
    String cursor = cursor("&limit=1");
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    bytes[bytes.length - 1] ^= 1;
    String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    for (String wrong :
        List.of(
            forged,
            cursor.substring(0, cursor.length() - 1),
            cursor.substring(0, 20),
            cursor + "A",
            "A".repeat(cursor.length()),
            "AQ",
            "_-_-",
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("a@example.com".getBytes(US_ASCII)))) {
      assertOfAnotherList(server.get(TestServer.LIST + "&limit=1&cursor=" + wrong));
    }
  }

  @Test
  void cursorShouldBeRefusedWhenItsLastBitsAreNotCanonical() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // 17 bytes and an address of 18 make 35, so two bits of the last letter stand for nothing.
    String cursor = cursor("&limit=1");
    assertThat(cursor.length() % 4).isNotZero();
    int last = alphabet.indexOf(cursor.charAt(cursor.length() - 1));

    assertOfAnotherList(
        server.get(
            TestServer.LIST
                + "&limit=1&cursor="
                + cursor.substring(0, cursor.length() - 1)
                + alphabet.charAt(last + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ==", "A+/A", "A A", "\u00e9"})
  void cursorShouldBeRefusedWhenNoBase64Url(String cursor) {
    assertInvalid(
        server.get(TestServer.LIST + "&limit=1&cursor=" + URLEncoder.encode(cursor, UTF_8)),
        "parameter",
        "cursor",
        mustMatch("Cursor"));
  }

  @Test
  void cursorShouldLeadOnWhenItsUserIsRemovedMeanwhile() {
    add("aa@example.com");
    String path = TestServer.LIST + "&role=viewer&limit=6";
    HttpResponse<String> first = server.get(path);
    assertThat(emails(first)).endsWith("aa@example.com");

    assertThat(
            server
                .post("remove", "{\"org_id\":\"42\",\"user_id\":\"aa@example.com\"}")
                .statusCode())
        .isEqualTo(200);

    assertThat(emails(server.get(next(first).orElseThrow())))
        .containsExactly("inactive@example.com", "viewer@example.com");
  }
}
