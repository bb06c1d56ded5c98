-- Times are milliseconds since 1970; hashes are SHA-256 in hexadecimal digits. Understood by SQLite and PostgreSQL.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  firm_uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  active INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  last_login_at BIGINT,
  wrote_at BIGINT
);

-- An e-mail address in MYCASE_ADMINS stands for the staff member who first logged in with it.
CREATE TABLE admins (
  email TEXT PRIMARY KEY,
  user_id BIGINT NOT NULL
);

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  user_id BIGINT,
  csrf TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE logins (
  state_hash TEXT PRIMARY KEY,
  session_hash TEXT NOT NULL,
  authorization_id TEXT,
  next TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  redirect_uris TEXT NOT NULL,
  auth_method TEXT NOT NULL,
  jwks_uri TEXT,
  jwks TEXT,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  fetched_at BIGINT,
  fresh_until BIGINT
);

CREATE TABLE authorizations (
  id_hash TEXT PRIMARY KEY,
  session_hash TEXT NOT NULL,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  state TEXT,
  code_challenge TEXT NOT NULL,
  scope TEXT NOT NULL,
  resource TEXT,
  expires_at BIGINT NOT NULL,
  decided INTEGER NOT NULL
);

CREATE TABLE grants (
  id TEXT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  client_id TEXT NOT NULL,
  client_name TEXT NOT NULL,
  redirect_host TEXT NOT NULL,
  scope TEXT NOT NULL,
  client_info TEXT,
  created_at BIGINT NOT NULL,
  used_at BIGINT,
  used_from TEXT,
  revoked_at BIGINT,
  revoked_why TEXT
);
CREATE INDEX grants_user ON grants (user_id);
CREATE INDEX grants_client ON grants (client_id);

CREATE TABLE codes (
  hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  redirect_uri TEXT NOT NULL,
  code_challenge TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  exchanged INTEGER NOT NULL
);
CREATE INDEX codes_grant ON codes (grant_id);

CREATE TABLE access_tokens (
  hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  scope TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX access_tokens_grant ON access_tokens (grant_id);

CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL,
  replaced_at BIGINT
);
CREATE INDEX refresh_tokens_grant ON refresh_tokens (grant_id, replaced_at, expires_at);
CREATE INDEX refresh_tokens_end ON refresh_tokens (expires_at);

CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  user_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  scope TEXT NOT NULL,
  client_info TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  used_from TEXT,
  revoked_at BIGINT,
  revoked_why TEXT
);
CREATE INDEX api_tokens_user ON api_tokens (user_id);

CREATE TABLE mycase_logins (
  user_id BIGINT PRIMARY KEY,
  sealed TEXT NOT NULL,
  key_id TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE nodes (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  key_id TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);

CREATE TABLE counters (
  name TEXT NOT NULL,
  bucket BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (name, bucket)
);

CREATE TABLE once (
  hash TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);
