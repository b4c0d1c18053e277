package io.cloudplans.organizationusers.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A problem type (RFC 9457, section 4) of the contract.
 *
 * @param slug the last segment of the type's path
 * @param detail what is said of an occurrence that has nothing of its own to say
 * @param advice for its page: what to do about it, in Markdown's plain paragraphs
 */
public record ProblemType(String slug, int status, String title, String detail, String advice) {
  static final String FOLDER = "/problems/";

  /** The path that names the type and is its page. */
  public String path() {
    return FOLDER + slug;
  }

  static ProblemType read(String slug, JsonNode example) {
    JsonNode value = example.get("value");
    return new ProblemType(
        slug,
        value.get("status").intValue(),
        value.get("title").textValue(),
        value.get("detail").textValue(),
        example.get("description").textValue());
  }
}
