-- The number of a policy's text. Lives on policy_document_key.
select policy from {schema}.policy where document = ?
