package io.cloudplans.organizationusers.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the site is complete, or that the build names the missing element. */
class PortalTest {
  private static final String ADD = "/paths/~1v1~1organizations~1users~1add/post";
  private static final String RESPONSES = "/components/responses/";
  private static final String EXAMPLES = "/content/application~1problem+json/examples";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    ADD + "/description, description of addUser",
    ADD + "/summary, summary of addUser",
    ADD + "/x-authorization/roles, roles of addUser",
    ADD + "/x-authorization/mfa, mfa of addUser",
    "/components/examples/user-not-found/value, value of user-not-found",
    "/components/examples/user-not-found/description, description of user-not-found",
    "/components/examples/user-not-found, user-not-found of",
    "/components/schemas/Reason/description, description of Reason",
    "/components/headers/Link, Link",
    ADD + "/requestBody/description, description of the body of addUser",
    "/components/examples/user-not-found/value/title, title of user-not-found",
    RESPONSES + "OwnerProtected" + EXAMPLES + ", examples of OwnerProtected",
    RESPONSES + "Forbidden" + EXAMPLES + "/caller-inactive, operation of caller-inactive",
    RESPONSES + "Roster/description, description of Roster",
    "/components/parameters/Limit/description, description of Limit",
    "/components/headers/ETag/description, description of ETag",
    "/components/headers/ETag/example, example of ETag",
    "/components/headers/WwwAuthenticate/examples, example of WwwAuthenticate",
    "/components/schemas/Problem/properties/detail/description, description of detail",
    "/components/schemas/Role/enum, enum of Role",
    "/components/securitySchemes/bearer/description, bearer/description",
    "/tags/0/description, tags/0/description",
    "/info/title, info/title"
  })
  void buildShouldNameTheMissingElementWhenTheContractLacksIt(String pointer, String name) {
    JsonNode contract = Site.contract();
    JsonPointer location = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) contract.at(location.head());
    assertThat(parent.remove(location.last().getMatchingProperty())).isNotNull();

    assertThatThrownBy(() -> Site.write(folder, contract)).hasMessageContaining(name);
  }

  @Test
  void siteShouldHaveAPageForEachOperationAndProblem() throws IOException {
    assertThat(Site.write(folder).pages())
        .contains("index.html", "reference/add-user.html", "problems/user-not-found.html");
  }

  @Test
  void filesShouldBeTheSameWhenWrittenTwice() throws IOException {
    Site one = Site.write(folder.resolve("one"));
    Site other = Site.write(folder.resolve("other"));

    assertThat(other.files()).isEqualTo(one.files()).isNotEmpty();
    for (String file : one.files()) {
      assertThat(Files.readAllBytes(other.folder().resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(one.folder().resolve(file)));
    }
  }

  @Test
  void siteShouldHaveTheConfiguredAddresses() throws IOException {
    Site site =
        Site.write(
            folder,
            Map.of(
                "name", "Rosters",
                "api.address", "https://api.test",
                "portal.address", "https://portal.test/x",
                "token", "Ask `idp.test`.",
                "support", "[Write to us](https://help.test)."));

    assertThat(site.page("index.html").select(".brand").text()).isEqualTo("Rosters");
    assertThat(site.text("get-started/curl.md"))
        .contains("export URL=https://api.test\n", "Ask `idp.test`.");
    assertThat(site.text("openapi.json")).contains("\"url\" : \"https://api.test\"");
    assertThat(site.text("openapi.yaml")).contains("url: https://api.test\n");
    assertThat(site.page("reference/add-user.html").select(".try")).isEmpty();
    assertThat(site.page("guides/errors.html").select("#support ~ p a").attr("href"))
        .isEqualTo("https://help.test");
    assertThat(site.page("guides/errors.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://portal.test/x/guides/errors.html");
    assertThat(site.text("sitemap.xml"))
        .contains("<loc>https://portal.test/x/guides/errors.html</loc>")
        .doesNotContain("404");
  }

  @Test
  void siteShouldHaveNoAddressWhenNoneIsConfigured() throws IOException {
    Site site = Site.write(folder);

    assertThat(site.files()).doesNotContain("sitemap.xml");
    assertThat(site.page("index.html").select("link[rel=canonical]")).isEmpty();
    assertThat(site.page("reference/add-user.html").select(".try")).isNotEmpty();
    assertThat(site.text("openapi.json")).contains("\"url\" : \"/\"");
  }
}
