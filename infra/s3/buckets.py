"""The three buckets: what is kept, the quarantine where uploads arrive, and the anchors. Made with an administrator's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

QUARANTINE_PREFLIGHT_SECONDS = 600
ANCHOR_YEARS = 10
"""Nobody, not even an administrator of the store, can remove an anchor before; each is some 300 bytes."""


def connect(*, endpoint: str, region: str, access_key: str, secret_key: str) -> S3Client:
    """A client that signs with version 4 and addresses buckets by path, which every S3 store understands."""
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"max_attempts": 3, "mode": "standard"}),
    )


def prepare(client: S3Client, *, bucket: str, quarantine: str, anchors: str, origin: str) -> None:
    """Makes the buckets; the quarantine encrypts by default and speaks to browsers of `origin` alone.

    The bucket of what is kept has neither: its bytes are ciphertext already and reach a browser only through the image origin.
    Default encryption makes a deleted piece, which stays readable on disk for a while, unreadable without the store's key.
    The anchors are versioned and locked: one that was put cannot be changed or removed for years.
    """
    _make(client, bucket)
    _make(client, quarantine)
    _make(client, anchors, lock=True)
    client.put_object_lock_configuration(
        Bucket=anchors,
        ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Years": ANCHOR_YEARS}},
        },
    )
    client.put_bucket_encryption(
        Bucket=quarantine,
        ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]},
    )
    client.put_bucket_cors(
        Bucket=quarantine,
        CORSConfiguration={
            "CORSRules": [
                {
                    "AllowedOrigins": [origin],
                    "AllowedMethods": ["PUT"],
                    "AllowedHeaders": [
                        "content-type",
                        "content-length",
                        "if-none-match",
                        "x-amz-checksum-sha256",
                        "x-amz-sdk-checksum-algorithm",
                    ],
                    "ExposeHeaders": ["ETag", "x-amz-checksum-sha256"],
                    "MaxAgeSeconds": QUARANTINE_PREFLIGHT_SECONDS,
                }
            ]
        },
    )


def _make(client: S3Client, name: str, *, lock: bool = False) -> None:
    try:
        client.create_bucket(Bucket=name, ObjectLockEnabledForBucket=lock)
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise
