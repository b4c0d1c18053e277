package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.contract.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that every sentence of the contract has a case, or a reason for having none. */
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
          CASES.stream().filter(one -> sentence.contains(one.sentence())).map(Case::id).toList();
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

  @Test
  void idsShouldBeUniqueAndNeverRenamed() throws IOException {
    List<String> ids = CASES.stream().map(Case::id).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(Files.readAllLines(Path.of("src/test/resources/case-ids.txt")));
  }
}
