package io.cloudplans.organizationusers.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.plan.DesiredRoster;
import io.cloudplans.organizationusers.client.plan.InvalidUserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a desired roster from CSV (RFC 4180) in UTF-8. A fault names line and column, and does not
 * repeat what stands there.
 */
final class RosterCsv {
  private static final List<String> HEADER = List.of("email", "role", "state");

  private final List<User> users = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  private RosterCsv() {}

  /** Throws {@link IllegalArgumentException} where there is no roster to read. */
  static DesiredRoster read(String file, InputStream standardInput) {
    try {
      return read(standardInput, file);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          (file.equals("-") ? "standard input" : file) + ": " + e.getMessage(), e);
    }
  }

  private static DesiredRoster read(InputStream standardInput, String file) {
    try {
      byte[] bytes =
          file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new RosterCsv().parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw fault(e.getLocation().getLineNr(), "is no CSV");
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read", e);
    }
  }

  private DesiredRoster parse(String text) throws IOException {
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(text)) {
      int line = rows.getCurrentLocation().getLineNr();
      if (!rows.hasNextValue() || !List.of(rows.nextValue()).equals(HEADER)) {
        throw fault(line, "must be " + String.join(",", HEADER));
      }
      for (line = next(rows); rows.hasNextValue(); line = next(rows)) {
        add(line, rows.nextValue());
      }
    }
    try {
      return new DesiredRoster(users);
    } catch (InvalidUserException e) {
      throw fault(lines.get(e.index()), e.member() + " " + e.fault());
    }
  }

  /** The line of the row to come, asked before looking at whether it comes. */
  private static int next(MappingIterator<String[]> rows) {
    return rows.getCurrentLocation().getLineNr();
  }

  private void add(int line, String[] row) {
    boolean blank = row.length == 1 && row[0].isEmpty();
    if (blank) {
      return;
    }
    if (row.length != HEADER.size()) {
      throw fault(line, "must have " + HEADER.size() + " columns");
    }
    users.add(new User(row[0], new Role(row[1]), new State(row[2])));
    lines.add(line);
  }

  private static IllegalArgumentException fault(int line, String fault) {
    return new IllegalArgumentException("line " + line + ": " + fault);
  }
}
