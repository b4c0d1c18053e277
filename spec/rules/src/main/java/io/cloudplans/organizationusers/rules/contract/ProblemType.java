package io.cloudplans.organizationusers.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A problem type (RFC 9457, section 4) of the contract.
 *
 * @param slug the last segment of the type's path
 * @param detail the text of every occurrence
 * @param advice the text of the type's page: what to do, in paragraphs of Markdown
 */
public record ProblemType(String slug, int status, String title, String detail, String advice) {
  static final String FOLDER = "/problems/";

  /** Returns the path that names the type and serves its page. */
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
