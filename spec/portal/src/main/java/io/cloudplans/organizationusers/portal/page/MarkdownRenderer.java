package io.cloudplans.organizationusers.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders a page as HTML. The first heading is its title, the first paragraph its summary. The
 * comment {@code <!-- .name -->} sets the class of the next block, {@code <!-- name: … -->} the
 * name of the page in the navigation.
 */
public final class MarkdownRenderer {
  private static final Set<TablesExtension> EXTENSIONS =
      Set.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  /** Longer names may be broken, since a phone does not show them on one line. */
  private static final int MAX_UNBROKEN = 32;

  private static final Pattern CLASS = Pattern.compile("<!-- \\.([a-z -]+) -->");
  private static final Pattern NAME = Pattern.compile("<!-- name: (.+) -->");

  private final Page page;
  private final HtmlRenderer html;
  private final Anchors anchors = new Anchors();
  private final Columns columns;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Set<String> links = new TreeSet<>();
  private String title = "";
  private String name = "";
  private String summary = "";
  private StringBuilder words = new StringBuilder();

  private MarkdownRenderer(Page page) {
    this.page = page;
    columns = new Columns(page.path().startsWith("reference/"));
    html =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> this::setAttributes)
            .build();
  }

  /** Renders a page; pages of the reference have code beside the text. */
  public static RenderedPage render(Page page) {
    return new MarkdownRenderer(page).render();
  }

  private RenderedPage render() {
    String className = "";
    for (Node node = PARSER.parse(page.markdown()).getFirstChild();
        node != null;
        node = node.getNext()) {
      String comment = node instanceof HtmlBlock block ? block.getLiteral() : "";
      Matcher classes = CLASS.matcher(comment);
      Matcher names = NAME.matcher(comment);
      if (classes.matches()) {
        className = classes.group(1);
      } else if (names.matches()) {
        name = names.group(1);
      } else {
        add(node, className);
        className = "";
      }
    }
    endSection();
    return new RenderedPage(
        page,
        title,
        name.isEmpty() ? title : name,
        summary,
        columns.html(),
        headings,
        sections,
        links);
  }

  private void add(Node node, String className) {
    if (node instanceof org.commonmark.node.Heading heading) {
      add(heading);
    } else if (node instanceof FencedCodeBlock block) {
      columns.code(Code.of(block));
    } else {
      String block = html.render(node);
      words.append(' ').append(PlainText.of(node));
      if (node instanceof Paragraph && summary.isEmpty()) {
        summary = PlainText.of(node);
        className = "summary";
      } else if (node instanceof TableBlock) {
        block = "<div class=\"table\" tabindex=\"0\">%s</div>\n".formatted(block);
      }
      columns.text(
          className.isEmpty() ? block : "<div class=\"%s\">%s</div>\n".formatted(className, block));
    }
  }

  private void add(org.commonmark.node.Heading node) {
    String id = anchors.of(node);
    Heading heading = new Heading(node.getLevel(), id, PlainText.of(node));
    endSection();
    headings.add(heading);
    if (node.getLevel() == 1) {
      title = heading.text();
      columns.text(html.render(node));
    } else {
      String link =
          " <a class=\"anchor\" href=\"#%s\" aria-label=\"Link to this section\">#</a></h";
      String block =
          html.render(node).replaceFirst("</h", Matcher.quoteReplacement(link.formatted(id)));
      columns.heading(node.getLevel(), block);
    }
  }

  private void endSection() {
    if (!headings.isEmpty()) {
      sections.add(new Section(headings.get(headings.size() - 1), words.toString().strip()));
    }
    words = new StringBuilder();
  }

  private void setAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof org.commonmark.node.Heading heading) {
      attributes.put("id", anchors.of(heading));
    } else if (node instanceof Link link && link.getDestination().startsWith("/")) {
      links.add(link.getDestination());
      attributes.put("href", page.relative(link.getDestination()));
    } else if (node instanceof org.commonmark.node.Code code
        && code.getLiteral().length() > MAX_UNBROKEN) {
      attributes.put("class", "long");
    } else if (node instanceof TableCell cell && !cell.isHeader() && !column(cell).isEmpty()) {
      attributes.put("data-label", column(cell));
    }
  }

  /** Returns the text of the column's head. */
  private static String column(TableCell cell) {
    Node head =
        cell.getParent().getParent().getParent().getFirstChild().getFirstChild().getFirstChild();
    for (Node left = cell.getPrevious(); left != null; left = left.getPrevious()) {
      head = head.getNext();
    }
    return PlainText.of(head);
  }
}
