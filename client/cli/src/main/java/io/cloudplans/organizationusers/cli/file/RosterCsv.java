package io.cloudplans.organizationusers.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.InvalidUserException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roster from CSV (RFC 4180) in UTF-8. A message names the line and the column of a fault,
 * and does not quote its text. Limits on cells and lines bound the memory.
 */
public final class RosterCsv {
  /** The roles that a roster can have. */
  public static final List<Role> ROLES =
      List.of(Role.OWNER, Role.ADMIN, Role.BILLING, Role.PLANNER, Role.VIEWER);

  private static final List<String> HEADER = List.of("email", "role", "state");
  private static final int MAX_CELL_CHARACTERS = 65_536;
  private static final int MAX_LINES = 1_000_000;

  private final List<User> users = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();

  private RosterCsv() {}

  /** Reads a roster; throws {@link IllegalArgumentException} for the first fault. */
  public static DesiredRoster read(InputFile file) {
    CsvCells cells = new CsvCells();
    try (Reader reader = reader(file.open());
        CsvReader<CsvCells.Row> rows =
            CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false)
                .maxBufferSize(MAX_CELL_CHARACTERS)
                .build(cells, reader)) {
      return new RosterCsv().roster(rows);
    } catch (CsvParseException e) {
      throw file.fault(
          cells.location()
              + "the cell must be CSV of at most "
              + MAX_CELL_CHARACTERS
              + " characters",
          e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, e.getCause());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw file.fault(String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException unreadable(InputFile file, @Nullable Throwable fault) {
    return fault instanceof CharacterCodingException
        ? file.fault("is not UTF-8", fault)
        : file.unreadable(fault);
  }

  /** Skips a byte-order mark. Appends a line feed, so that an unclosed quote spans two lines. */
  private static Reader reader(InputStream in) throws IOException {
    InputStream lines = new SequenceInputStream(in, new ByteArrayInputStream(new byte[] {'\n'}));
    BufferedReader reader = new BufferedReader(new InputStreamReader(lines, UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private DesiredRoster roster(Iterable<CsvCells.Row> rows) {
    for (CsvCells.Row row : rows) {
      require(row.line() <= MAX_LINES, row.line(), "must not be after line " + MAX_LINES);
      if (row.line() == 1) {
        require(row.cells().equals(HEADER), 1, "must be " + String.join(",", HEADER));
      } else if (!row.cells().isEmpty()) {
        add(row);
      }
    }
    return checked(users, lines);
  }

  private static DesiredRoster checked(List<User> users, List<Long> lines) {
    try {
      return new DesiredRoster(users);
    } catch (InvalidUserException e) {
      int column = HEADER.indexOf(e.member());
      throw fault(lines.get(e.index()), column, e.member() + " " + e.detail());
    }
  }

  private void add(CsvCells.Row row) {
    List<String> cells = row.cells();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.contains("\n") || cell.contains("\r")) {
        throw fault(row.line(), i, "the cell must not span lines; is a quote open?");
      }
    }
    require(cells.size() == HEADER.size(), row.line(), "must have " + HEADER.size() + " columns");
    Role role = new Role(cells.get(1));
    if (!ROLES.contains(role)) {
      String names = ROLES.stream().map(Role::value).collect(joining(", "));
      throw fault(row.line(), 1, "role must be one of " + names);
    }
    User user = new User(cells.get(0), role, new State(cells.get(2)));
    // Invalid cells are rejected at once, because many long ones would fill the memory.
    checked(List.of(user), List.of(row.line()));
    users.add(user);
    lines.add(row.line());
  }

  private static void require(boolean condition, long line, String message) {
    if (!condition) {
      throw new IllegalArgumentException("line " + line + ": " + message);
    }
  }

  private static IllegalArgumentException fault(long line, int column, String fault) {
    return new IllegalArgumentException(
        "line %s, column %s: %s".formatted(line, column + 1, fault));
  }
}
