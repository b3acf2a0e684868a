"""Words that several channels have for a refusal."""

TOO_LARGE = "berkasnya terlalu besar; kirim yang lebih kecil"
