package main

import (
	"context"
	"fmt"
	"log"
	"os"

	users "github.com/cloudplans/organization-users"
)

const orgID = "9007199254740993"

func main() {
	configuration := users.NewConfiguration()
	configuration.Servers = users.ServerConfigurations{{URL: os.Getenv("URL")}}
	api := users.NewAPIClient(configuration).OrganizationUsersAPI
	ctx := context.WithValue(context.Background(), users.ContextAccessToken, os.Getenv("TOKEN"))

	body := users.NewAddUserRequest(orgID, "go@example.com", users.ASSIGNABLEROLE_VIEWER)
	if _, _, err := api.AddUser(ctx).AddUserRequest(*body).Execute(); err != nil {
		log.Fatal(err)
	}
	roster, _, err := api.ListUsers(ctx).OrgId(orgID).Execute()
	if err != nil {
		log.Fatal(err)
	}
	for _, user := range roster.Users {
		fmt.Println(user.Email)
	}
}
