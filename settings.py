"""What differs between machines, read from WORKBENCH_* variables and .env."""

from functools import lru_cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import InvalidRequest

_PROJECT = Path(__file__).parent


class Settings(BaseSettings):
    """Without a database URL the embedded server under `data_dir` is used."""

    model_config = SettingsConfigDict(
        env_prefix="WORKBENCH_",
        env_file=_PROJECT / ".env",
        frozen=True,
        extra="ignore",
        populate_by_name=True,
    )

    database_url: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("WORKBENCH_DATABASE_URL", "DATABASE_URL")
    )
    data_dir: Path = _PROJECT / ".workbench"
    port: int = Field(default=8501, ge=1, le=65535)
    time_zone: str = "UTC"
    log_format: str = Field(default="auto", pattern="^(auto|json|text)$")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError(f"{name!r} is no time zone; use a name such as Europe/Berlin or UTC")
        return name

    @field_validator("database_url")
    @classmethod
    def _postgres_url(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None or not url.get_secret_value().strip():
            return None
        if not url.get_secret_value().startswith(("postgres://", "postgresql")):
            raise ValueError("must start with postgresql://; only Postgres is supported")
        return url

    @field_validator("data_dir")
    @classmethod
    def _from_project(cls, folder: Path) -> Path:
        return (_PROJECT / folder.expanduser()).resolve()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @classmethod
    def read(cls) -> Self:
        """One clear line per wrong value instead of a validation report."""
        try:
            return cls()
        except ValidationError as error:
            raise InvalidRequest("\n".join(map(_line, error.errors()))) from error


def _line(error: object) -> str:
    assert isinstance(error, dict)
    name = str(error["loc"][0])
    name = name if name.isupper() else f"WORKBENCH_{name.upper()}"
    reason = str(error["msg"]).removeprefix("Value error, ")
    shown = "" if "URL" in name else f" (it is {error['input']!r})"
    return f"{name}: {reason}{shown}."


@lru_cache
def get_settings() -> Settings:
    return Settings.read()
