package io.cloudplans.organizationusers.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RosterCsvTest {
  private static final int TOO_MANY_LINES = 1_000_001;
  private static final String HEADER = "email,role,state\n";

  private static void assertFault(InputStream in, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RosterCsv.read(new InputFile("-", in)))
        .withMessage("standard input: " + fault);
  }

  private static void assertFault(String csv, String fault) {
    assertFault(new ByteArrayInputStream(csv.getBytes(UTF_8)), fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                | line 1: must be email,role,state",
        "email;role;state                  | line 1: must be email,role,state",
        "a@b.example,viewer,active         | line 1: must be email,role,state",
        "email,role,state~~x@secret        | line 3: must have 3 columns",
        "email,role,state~a@b.example,viewer,active,secret | line 2: must have 3 columns",
        "email,role,state~secret,viewer,active "
            + "| line 2, column 1: email must be an e-mail address",
        "email,role,state~s@ecret.example ,viewer,active "
            + "| line 2, column 1: email must be an e-mail address",
        "email,role,state~a@b.example,viewer,active~~A@B.example,viewer,active "
            + "| line 4, column 1: email occurs twice",
        "email,role,state~a@b.example,Secret,active "
            + "| line 2, column 2: role must be one of owner, admin, billing, planner, viewer",
        "email,role,state~a@b.example,viewer,secret "
            + "| line 2, column 3: state must be active or inactive",
        "email,role,state~a@b.example,\"viewer,active "
            + "| line 2, column 2: the cell must not span lines; is a quote open?",
        "email,role,state~a@b.example,viewer,\"active "
            + "| line 2, column 3: the cell must not span lines; is a quote open?",
        "email,role,state~\"a@b.example\"x,viewer,active "
            + "| line 2, column 1: the cell must be CSV of at most 65536 characters",
      })
  void rosterShouldBeRejectedWithTheLocationAndWithoutItsText(String csv, String fault) {
    assertFault(csv.replace('~', '\n'), fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\""})
  void rosterShouldBeRejectedWhenACellHasTwentyMillionCharacters(String quote) {
    assertFault(
        HEADER + "\n\na@b.example," + quote + "x".repeat(20_000_000),
        "line 4, column 2: the cell must be CSV of at most 65536 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | line 1, column 1: the cell must be CSV of at most 65536 characters",
        ", | line 1, column 101: the cell must be CSV of at most 65536 characters",
        "~ | line 1: must be email,role,state",
      })
  void rosterShouldBeRejectedWhenTheInputIsEndless(String repeated, String fault) {
    assertFault(repeated.replace('~', '\n').replace('0', '\0').repeat(TOO_MANY_LINES), fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "a@b.example,viewer,active\n"})
  void rosterShouldBeRejectedWhenItHasTooManyLines(String line) {
    assertFault(
        HEADER + line.repeat(TOO_MANY_LINES), "line 1000001: must not be after line 1000000");
  }
}
