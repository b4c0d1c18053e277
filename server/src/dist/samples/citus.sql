-- Distributes the tables of a database on Citus by organization. Run once, on the coordinator, after `migrate`:
--   psql -v ON_ERROR_STOP=1 -f citus.sql postgresql://…
SELECT create_distributed_table('organization', 'org_id');
SELECT create_distributed_table('organization_user', 'org_id', colocate_with => 'organization');
SELECT create_distributed_table('organization_user_history', 'org_id', colocate_with => 'organization');
SELECT create_distributed_table('idempotency_key', 'org_id', colocate_with => 'organization');
SELECT create_distributed_table('organization_tombstone', 'org_id', colocate_with => 'organization');
