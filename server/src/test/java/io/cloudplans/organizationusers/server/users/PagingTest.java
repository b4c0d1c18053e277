package io.cloudplans.organizationusers.server.users;

import static io.cloudplans.organizationusers.server.fixture.Fault.mustMatch;
import static io.cloudplans.organizationusers.server.fixture.Fault.parameter;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, pages and cursors. */
@Tag("store")
@Tag("fake")
class PagingTest {
  private static final Pattern LINK = Pattern.compile("<(\\?[!-;=?-~]*)>; rel=\"next\"");

  @RegisterExtension static final RunningServer server = new RunningServer();

  @BeforeAll
  static void setUp() {
    assertThat(server.registry().create(43, "owner@example.com")).isTrue();
    for (String name : List.of("a-b", "A", "a_b", "a.b", "a+&=#%")) {
      add(name + "@example.com");
    }
  }

  private static void add(String email) {
    assertThat(server.post("add", body(email, "role", "viewer"))).isOk();
  }

  private static List<String> emails(TestResponse response) {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    try {
      return new ObjectMapper().readTree(response.body()).findValuesAsText("email");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> next(TestResponse response) {
    return response.headers("Link").stream()
        .findFirst()
        .map(
            link -> {
              assertThat(link).matches(LINK);
              return USERS + "list" + LINK.matcher(link).replaceFirst("$1");
            });
  }

  private static String cursor(String query) {
    return next(server.get(LIST + query)).orElseThrow().replaceFirst(".*&cursor=", "");
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
  void listShouldHaveTheUsersThatMatchAllFilters(String query, String expected) {
    assertThat(String.join(" ", emails(server.get(LIST + "&" + query)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 12, 1000})
  void pagesShouldHaveEachUserOnceInByteOrderWhenLinkIsFollowed(int limit) {
    List<String> all = emails(server.get(LIST));
    List<String> walked = new ArrayList<>();
    int pages = 0;
    for (Optional<String> page = Optional.of(LIST + "&limit=" + limit); page.isPresent(); pages++) {
      TestResponse response = server.get(page.get());
      walked.addAll(emails(response));
      page = next(response);
    }

    assertThat(walked).isEqualTo(all).isSorted().doesNotHaveDuplicates().hasSize(11);
    assertThat(pages).isEqualTo((all.size() + limit - 1) / limit);
  }

  @Test
  void linkShouldBeRelativeAndHaveOnlyTheKnownParameters() {
    TestResponse response =
        server.get(LIST + "&action=users&limit=1&x=y&state=inactive&role=viewer");

    String cursor = next(response).orElseThrow().replaceFirst(".*&cursor=", "");
    assertThat(response)
        .hasHeader(
            "Link",
            "<?org_id=42&state=inactive&role=viewer&limit=1&cursor=" + cursor + ">; rel=\"next\"");
  }

  @Test
  void lastPageShouldHaveNoLinkWhenOneUserMatchesTheFilter() {
    String odd = URLEncoder.encode("a+&=#%@example.com", US_ASCII);

    TestResponse response = server.get(LIST + "&limit=1&user_id=" + odd);

    assertThat(emails(response)).containsExactly("a+&=#%@example.com");
    assertThat(next(response)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,must be at least 1",
    "-1,must be at least 1",
    "1001,must be at most 1000",
    "4294967297,must be at most 1000",
    "2147483648000000000000,must be at most 1000"
  })
  void limitShouldBeRejectedWhenOutOfRange(String limit, String detail) {
    assertThat(server.get(LIST + "&limit=" + limit)).isInvalid(parameter("limit", detail));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "+1", "1.0", "1e2", "x", ""})
  void limitShouldBeRejectedWhenNotAnInteger(String limit) {
    assertThat(server.get(LIST + "&limit=" + URLEncoder.encode(limit, US_ASCII)))
        .isInvalid(parameter("limit", "must be of type integer"));
  }

  @Test
  void cursorShouldBeRejectedWhenThereIsNoLimit() {
    assertThat(server.get(LIST + "&cursor=" + cursor("&limit=1")))
        .isInvalid(parameter("cursor", "requires limit"));
  }

  private static void assertOfAnotherList(TestResponse response) {
    assertThat(response).isInvalid(parameter("cursor", "must come from a Link of the same list"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&state=active", "&role=viewer", "&user_id=a@example.com"})
  void cursorShouldBeRejectedWhenOfAnotherList(String filter) {
    String cursor = cursor("&limit=1");

    assertOfAnotherList(server.get(LIST + filter + "&limit=1&cursor=" + cursor));
    assertOfAnotherList(server.get(LIST.replace("42", "43") + "&limit=1&cursor=" + cursor));
  }

  @Test
  void cursorShouldBeRejectedWhenModified() {
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
      assertOfAnotherList(server.get(LIST + "&limit=1&cursor=" + wrong));
    }
  }

  @Test
  void cursorShouldBeRejectedWhenItsLastBitsAreNotCanonical() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // 17 bytes and an address of 18 make 35 bytes, so two bits of the last letter are unused.
    String cursor = cursor("&limit=1");
    assertThat(cursor.length() % 4).isNotZero();
    int last = alphabet.indexOf(cursor.charAt(cursor.length() - 1));

    assertOfAnotherList(
        server.get(
            LIST
                + "&limit=1&cursor="
                + cursor.substring(0, cursor.length() - 1)
                + alphabet.charAt(last + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ==", "A+/A", "A A", "\u00e9"})
  void cursorShouldBeRejectedWhenNotBase64Url(String cursor) {
    assertThat(server.get(LIST + "&limit=1&cursor=" + URLEncoder.encode(cursor, UTF_8)))
        .isInvalid(parameter("cursor", mustMatch("Cursor")));
  }

  @Test
  void cursorShouldStayValidWhenItsUserIsRemoved() {
    add("aa@example.com");
    String path = LIST + "&role=viewer&limit=6";
    TestResponse first = server.get(path);
    assertThat(emails(first)).endsWith("aa@example.com");

    assertThat(server.post("remove", body("aa@example.com"))).isOk();

    assertThat(emails(server.get(next(first).orElseThrow())))
        .containsExactly("inactive@example.com", "viewer@example.com");
  }
}
