package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checks that every sentence of the contract has a case or is listed as an exception. */
class SentencesTest {
  private static final List<String> SENTENCES = Sentences.of(Contract.builtIn()).all();
  private static final List<Case> CASES = Kit.cases("*");

  @Test
  void casesShouldCiteTheContract() {
    List<String> unknown =
        CASES.stream()
            .map(Case::sentence)
            .distinct()
            .filter(phrase -> SENTENCES.stream().noneMatch(s -> s.contains(phrase)))
            .toList();
    assertThat(unknown).isEmpty();
  }

  @Test
  void sentencesShouldHaveACaseOrAReason() throws IOException {
    List<String> exempt =
        Files.readAllLines(Path.of("not-observable.md")).stream()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.substring(2).replaceFirst(" — .*", ""))
            .toList();
    List<String> table = new ArrayList<>(List.of("| sentence | cases |", "| --- | --- |"));
    List<String> without = new ArrayList<>();
    for (String sentence : SENTENCES) {
      List<String> ids =
          CASES.stream()
              .filter(testCase -> sentence.contains(testCase.sentence()))
              .map(Case::id)
              .toList();
      if (ids.isEmpty() && exempt.stream().noneMatch(sentence::contains)) {
        without.add(sentence);
      }
      table.add(
          "| %s | %s |"
              .formatted(
                  sentence.replace("|", "\\|"),
                  ids.isEmpty() ? "not-observable.md" : String.join("<br>", ids)));
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "sentences.md"), table);
    assertThat(without).isEmpty();
    assertThat(exempt)
        .allSatisfy(phrase -> assertThat(SENTENCES).anyMatch(s -> s.contains(phrase)));
  }

  /** Checks the table that the portal shows; {@code -Drecord} writes it again. */
  @Test
  void tableShouldListEveryCase() throws IOException {
    Map<String, Map<Integer, Set<String>>> families = new LinkedHashMap<>();
    for (Case testCase : CASES) {
      int number = 0;
      while (!SENTENCES.get(number).contains(testCase.sentence())) {
        number++;
      }
      families
          .computeIfAbsent(testCase.family(), family -> new TreeMap<>())
          .computeIfAbsent(number, key -> new TreeSet<>())
          .add("`" + testCase.id().substring(testCase.family().length() + 1) + "`");
    }
    StringBuilder table = new StringBuilder();
    families.forEach(
        (family, cases) -> {
          table.append("## Family `%s`\n\n| sentence | cases |\n| --- | --- |\n".formatted(family));
          cases.forEach(
              (number, ids) ->
                  table.append(
                      "| %s | %s |\n"
                          .formatted(
                              SENTENCES.get(number).replace("|", "\\|"), String.join(", ", ids))));
          table.append('\n');
        });
    Path file = Path.of("cases.md");
    if (System.getProperty("record") != null) {
      Files.writeString(file, table);
    }
    assertThat(Files.readString(file))
        .as("-Drecord writes %s again", file)
        .isEqualTo(table.toString());
  }

  @Test
  void idsShouldBeUniqueAndNeverRenamed() throws IOException {
    List<String> ids = CASES.stream().map(Case::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(Files.readAllLines(Path.of("src/test/resources/case-ids.txt")));
  }
}
