import org.openapitools.client.apis.OrganizationUsersApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.models.AddUserRequest
import org.openapitools.client.models.AssignableRole

fun main() {
    val orgId = "9007199254740993"
    ApiClient.accessToken = System.getenv("TOKEN")
    val api = OrganizationUsersApi(System.getenv("URL"))
    api.addUser(AddUserRequest(orgId, "kotlin@example.com", AssignableRole.viewer))
    println(api.listUsers(orgId).users.joinToString(" ") { it.email })
}
