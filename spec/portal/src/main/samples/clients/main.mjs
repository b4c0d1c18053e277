import { Configuration, OrganizationUsersApi } from "./client-typescript/dist/index.js";

const api = new OrganizationUsersApi(
  new Configuration({ basePath: process.env.URL, accessToken: process.env.TOKEN }),
);
const orgId = "9007199254740993";
await api.addUser({ addUserRequest: { orgId, userId: "typescript@example.com", role: "viewer" } });
const roster = await api.listUsers({ orgId });
console.log(roster.users.map((user) => user.email).join(" "));
