<#ftl output_format="plainText">
<#-- Functions for the pages. They read the contract, so an element that it lacks fails the build. -->
<#function problemLink slug><#return "[`" + contract.problem(slug).slug + "`](/problems/" + slug + ")"></#function>
<#function status slug><#return contract.problem(slug).status></#function>
<#function operationLink id><#local op = contract.operation(id)><#return "[" + op.summary + "](/reference/" + op.slug() + ")"></#function>
<#function call id><#local op = contract.operation(id)><#return "[`" + op.method + " " + op.path + "`](/reference/" + op.slug() + ")"></#function>
<#function memberLink op location name>
  <#list contract.operation(op).in(location) as m><#if m.name == name><#return "[`" + name + "`](/reference/" + contract.operation(op).slug() + "#" + location + "-" + name?lower_case + ")"></#if></#list>
  <#stop "The contract has no " + location + " parameter " + name + " of " + op + ".">
</#function>
<#function headerLink name>
  <#if !(contract.responseHeaders()[name])??><#stop "The contract has no response header " + name + "."></#if>
  <#return "[`" + name + "`](/reference/headers#" + name?lower_case + ")">
</#function>
<#function schemaLink name><#return "[" + contract.schemas()[name].name + "](/reference/schemas#" + name + ")"></#function>
<#function response name><#return oneLine(contract.value("/components/responses/" + name + "/description"))></#function>
<#function value pointer><#return contract.value(pointer)></#function>
<#function limit slug>
  <#local digits = contract.problem(slug).detail?replace("\\D+", "", "r")>
  <#if digits == ""><#stop "The contract has no number in the detail of " + slug + "."></#if>
  <#return digits>
</#function>
<#function sentence text><#return oneLine(text)?replace("(\\.) .*", "$1", "r")></#function>
<#function rest text><#return oneLine(text)?replace("^.*?\\.( |$)", "", "rf")></#function>
<#function oneLine text><#return text?trim?replace("\\s+", " ", "r")></#function>
<#function roles names separator=", "><#return names?map(n -> "`" + n + "`")?join(separator)></#function>
<#function retry rule>
  <#switch rule>
    <#case "always"><#return "Yes: the server changed nothing."><#break>
    <#case "with-key"><#return "A list: yes. A write: only with its `Idempotency-Key`, because the server may have applied it."><#break>
    <#case "never"><#return "No: the same request gets the same response."><#break>
    <#default><#stop "Unknown retry rule " + rule>
  </#switch>
</#function>
<#function typed type>
  <#local description = type.description>
  <#if type.defaultValue?? && type.values?size != 1><#local description += ", default `" + type.defaultValue + "`"></#if>
  <#if type.schema?? && !description?contains("/reference/schemas#")><#local description += " · [" + type.schema + "](/reference/schemas#" + type.schema + ")"></#if>
  <#return description>
</#function>
<#macro members list prefix level="####">
<#list list as m>
${level} ${m.name} {#${prefix}-${m.name?lower_case}}

<!-- .type -->
${typed(m.type)} · ${m.required?then("**required**", "optional")}

${m.description}
<#if m.type.pattern?? && m.type.pattern?length lt 70>

Pattern `${m.type.pattern}`
</#if>

</#list>
</#macro>
<#macro exchanges name>
<#list recording(name).exchanges as e>
**${e.title}**

<@exchange e/>
</#list>
</#macro>
<#macro exchange e>
```http Request
${e.request}
```

```http Response
${e.response}
```

</#macro>
<#macro samples op>
<#local v = vectors[op.id]>
```sh curl
curl "$URL${v.target}" \
<#if op.writes()>
  -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -H "Idempotency-Key: $KEY" \
  -d '${v.body}'
<#else>
  -H "Authorization: Bearer $TOKEN"
</#if>
```

```java Java
${javaSamples[op.id]}
```

```javascript JavaScript
<#if op.writes()>
const response = await fetch(`${r"${url}"}${v.target}`, {
  method: "POST",
  headers: {
    Authorization: `Bearer ${r"${token}"}`,
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  },
  body: JSON.stringify(${v.body?replace("\n", "\n  ")}),
});
<#else>
const response = await fetch(`${r"${url}"}${v.target}`, {
  headers: { Authorization: `Bearer ${r"${token}"}` },
});
</#if>
const body = await response.json();
if (!response.ok) throw new Error(`${r"${body.type}: ${body.detail}"}`);
```

```python Python
import requests

<#if op.writes()>
response = requests.post(
    f"{url}${v.target}",
    headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
    json=${v.body?replace("\n", "\n    ")},
)
<#else>
response = requests.get(
    f"{url}${v.target}",
    headers={"Authorization": f"Bearer {token}"},
)
</#if>
response.raise_for_status()
print(response.json())
```

</#macro>
