package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences of the contract's descriptions in the contract's order, except examples. */
public final class Sentences {
  private static final Pattern PARAGRAPH = Pattern.compile("\n\\s*\n");
  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z`*\\[/])");

  private final List<String> all;

  private Sentences(Set<String> all) {
    this.all = new ArrayList<>(all);
  }

  /** Returns the sentences of a contract. */
  public static Sentences of(Contract contract) {
    Set<String> all = new LinkedHashSet<>();
    collect(contract.source(), all);
    return new Sentences(all);
  }

  private static void collect(JsonNode node, Set<String> all) {
    JsonNode description = node.path("description");
    if (description.isTextual()) {
      for (String paragraph : PARAGRAPH.split(description.asText(), -1)) {
        Arrays.stream(END.split(paragraph.strip().replaceAll("\\s+", " ")))
            .filter(sentence -> !sentence.isEmpty())
            .forEach(all::add);
      }
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, all));
    }
    node.properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("examples") && !member.getKey().equals("example")) {
                collect(member.getValue(), all);
              }
            });
  }

  /** Returns all sentences. */
  public List<String> all() {
    return List.copyOf(all);
  }

  /** Returns the first sentence that contains a phrase. */
  public Optional<String> with(String phrase) {
    return all.stream().filter(sentence -> sentence.contains(phrase)).findFirst();
  }
}
