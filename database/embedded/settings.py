"""Settings of the server, sized to the memory at hand."""

import os
import shutil
from pathlib import Path

MEGABYTE = 2**20
_CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
_SHARED = Path("/dev/shm")


def server_settings(*, fsync: bool) -> dict[str, str]:
    memory = _memory() // MEGABYTE
    settings = {
        "shared_buffers": f"{max(16, min(memory // 4, 512))}MB",
        "effective_cache_size": f"{max(64, memory // 2)}MB",
        "work_mem": f"{max(4, min(memory // 32, 64))}MB",
        "maintenance_work_mem": f"{max(16, min(memory // 16, 256))}MB",
        "max_wal_size": "2GB",
        # Nothing follows the log of this server, so tables filled in the transaction that makes
        # them need not be written twice: at its end they are on disk themselves.
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "max_locks_per_transaction": "1024",  # one transaction may undo hundreds of imports
        "random_page_cost": "1.1",
        "timezone": "UTC",
        "ssl": "off",
        "dynamic_shared_memory_type": _shared_memory(),
    }
    unsafe = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
    return settings | _log_settings() | ({} if fsync else unsafe)


def _log_settings() -> dict[str, str]:
    """One file per weekday, overwritten a week later; no statements, they carry the data."""
    return {
        "logging_collector": "on",
        "log_directory": "log",
        "log_filename": "server-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_timezone": "UTC",
        "log_min_error_statement": "panic",
        "log_startup_progress_interval": "5s",
        "lc_messages": "C",
    }


def _shared_memory() -> str:
    """Containers often allow 64 MB of the default kind; one parallel join wants more."""
    scarce = _SHARED.is_dir() and shutil.disk_usage(_SHARED).total < 2**30
    return "sysv" if scarce else "posix"


def _memory() -> int:
    """Bytes that this machine, or the container around us, may use."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = _CGROUP_LIMIT.read_text().strip() if _CGROUP_LIMIT.exists() else "max"
    return min(machine, int(limit)) if limit.isdecimal() else machine
