# ${settings["name"]}

> ${settings["summary"]}

The contract is [openapi.yaml](${home}openapi.yaml), or the same as JSON: [openapi.json](${home}openapi.json). Each page below is Markdown.
<#list chapters as chapter>

## ${chapter.title}

<#list chapter.pages as page>
- [${page.title}](${home}${page.page.path}.md): ${page.summary}
</#list>
</#list>
