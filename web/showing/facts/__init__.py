"""What facts say when somebody reads them: one sentence each."""
