import os

from openapi_client import AddUserRequest, ApiClient, Configuration, OrganizationUsersApi

configuration = Configuration(host=os.environ["URL"], access_token=os.environ["TOKEN"])
api = OrganizationUsersApi(ApiClient(configuration))
org_id = "9007199254740993"
api.add_user(AddUserRequest(org_id=org_id, user_id="python@example.com", role="viewer"))
print(" ".join(user.email for user in api.list_users(org_id).users))
