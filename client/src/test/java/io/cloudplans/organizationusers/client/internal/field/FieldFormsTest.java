package io.cloudplans.organizationusers.client.internal.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests every form of a field that the RFCs allow. A backslash separates the lines of a field. */
class FieldFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "7|PT7S",
        " 7 \t|PT7S",
        "007|PT7S",
        "0|PT0S",
        "2147483648|PT596523H14M8S",
        "2147483649|PT596523H14M8S",
        "99999999999999999999999|PT596523H14M8S",
        "Sun, 06 Nov 1994 08:50:07 GMT|PT30S",
        "Sunday, 06-Nov-94 08:50:07 GMT|PT30S",
        "Sun Nov  6 08:50:07 1994|PT30S",
        "Wed Nov 16 08:49:37 1994|PT240H",
        " Sun, 06 Nov 1994 08:50:07 GMT |PT30S",
        "Sun, 06 Nov 1994 08:49:60 GMT|PT22S",
        "Sun, 06 Nov 1994 08:00:00 GMT|PT0S",
        "Wed, 01 Jan 2200 00:00:00 GMT|PT1798335H10M23S",
        "-1|",
        "1.5|",
        "soon|",
        "|",
        "Mon, 06 Nov 1994 08:50:07 GMT|",
        "Sun, 31 Feb 1994 08:50:07 GMT|",
        "2026-11-22T10:00:00Z|",
      })
  void retryAfterShouldBeReadInEachForm(@Nullable String value, @Nullable Duration expected) {
    Map<String, String> headers =
        Map.of("Retry-After", value == null ? "" : value, "Date", "Sunday, 06-Nov-94 08:49:37 GMT");
    assertThat(RetryAfter.of(name -> Optional.ofNullable(headers.get(name))).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void dateShouldBeInThePastWhenItsTwoDigitYearIsMoreThan50YearsAhead() {
    int year = Instant.now().atZone(ZoneOffset.UTC).getYear();
    for (int expected : List.of(year - 49, year, year + 50)) {
      var date = Instant.parse(expected + "-11-06T08:49:37Z");
      String text =
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
              .format(date.atZone(ZoneOffset.UTC));
      assertThat(HttpDate.parse(text)).as(text).contains(date);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?org_id=42&limit=1&cursor=AQ>; rel=\"next\"",
        "<?cursor=AQ&limit=1>; rel=next",
        "</v1/organizations/users/list?org_id=42&cursor=AQ>;rel=next",
        "</billing/v1/organizations/users/list?cursor=AQ>;rel=next",
        "<//h.example/list?cursor=AQ>;rel=next",
        "<https://h.example/a,b;c?cursor=AQ#top>; rel=next",
        "<?cursor=%41%51>; rel=next",
        "<?limit=1&cursor=AQ#cursor=no>; rel=next",
        "<?cursor=AQ>\t; \tREL \t=\t \"Next\" ",
        "<?cursor=AQ>; rel=\"ne\\xt\"",
        "<?cursor=AQ>; rel=\"alternate next\"",
        "<?cursor=AQ>; title=\"a, <b>; rel=\\\"no\\\"\" ; rel=next",
        "<?cursor=AQ>; title; rel=next; rel=prev",
        "<?cursor=AQ>; title*=UTF-8''%e2%82%ac; rel=next",
        "<?cursor=no>; rel=first, <?cursor=AQ>; rel=next",
        ",, ,<?cursor=AQ>; rel=next,",
        "<?cursor=no>; rel=prev\\<?cursor=AQ>; rel=next",
        "\\<?cursor=AQ>; rel=next",
      })
  void cursorShouldBeReadInEachFormOfTheLink(String lines) {
    assertThat(NextLink.cursor(List.of(lines.split("\\\\(?=<)", -1)))).isEqualTo("AQ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<?cursor=AQ",
        "<?cursor=AQ>",
        "<?cursor=AQ>; rel=prev",
        "<?cursor=AQ>; rel=prev; rel=next",
        "<?cursor=AQ>; rel=next-archive",
        "<?cursor=AQ>; title=\"rel=next\"",
        "<?cursor=AQ>; title=\"unclosed; rel=next",
        "<?cursor=AQ>, rel=next",
        "?cursor=AQ; rel=next",
      })
  void linkShouldBeIgnoredWhenItIsNotNext(String line) {
    assertThat(NextLink.cursor(List.of(line))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?page=2>; rel=next",
        "<>; rel=next",
        "<?cursor=>; rel=next",
        "<?xcursor=A>;rel=next",
        "<?cursor=%4>; rel=next"
      })
  void linkShouldBeRejectedWhenItHasNoCursor(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> NextLink.cursor(List.of(line)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer acr_values=\"mfa\" | mfa",
        "Bearer acr_values=mfa | mfa",
        "BEARER ACR_VALUES = \"mfa\" | mfa",
        "Bearer realm=\"a, b\",acr_values=\"mfa phr\" | mfa phr",
        "Bearer realm=\"\\\"acr_values=no\\\"\", acr_values=\"m\\fa\" | mfa",
        "Basic realm=\"x\", acr_values=\"no\", Bearer , acr_values=mfa | mfa",
        "Bearer acr_values=mfa, Basic realm=x, acr_values=no | mfa",
        "Negotiate abc/def==, Bearer acr_values=mfa | mfa",
        "Negotiate, Bearer error=\"x\" ,\tacr_values=mfa | mfa",
        "Basic realm=x\\Bearer acr_values=mfa | mfa",
        "Bearer realm=x\\Bearer acr_values=mfa | mfa",
        "Bearer | ",
        "Bearer x_acr_values=\"no\" | ",
        "Basic acr_values=\"no\" | ",
        "(broken) \"acr_values=no | ",
      })
  void challengeShouldBeReadInEachForm(String lines, @Nullable String expected) {
    assertThat(Challenges.bearer(List.of(lines.split("\\\\(?=B)", -1))).get("acr_values"))
        .isEqualTo(expected);
  }
}
